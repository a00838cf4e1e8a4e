package org.liandan.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.bench.BenchServer;

/**
 * Two processes of the packaged server on one database, as {@link TwinDrills} has them under load; {@code ./liandan test} runs it
 * after the packaging.
 */
class TwoServersIT {

    private static final int TERMINALS = 40;
    private static final int WINDOW = 16;

    @Test
    void terminalsMoveBetweenServersOrdersFindThemOneIsKilledAndNothingIsLostOrStandsTwice()
            throws IOException, SQLException, InterruptedException {
        TestDatabase.Fresh database = TestDatabase.fresh("liandan_two_servers");
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(3));
        try (BenchServer first = new BenchServer(database.environment(), DrillCommand.JAVA_OPTIONS)) {
            first.register(TERMINALS);
            try (Fleet fleet = Fleet.online(first.jt808Port(), TERMINALS, WINDOW, _ -> start)) {
                fleet.drive(DrillCommand.REPORTS_A_SECOND);
                TimeUnit.SECONDS.sleep(2);

                // fails with what was seen
                String seen = TwinDrills.twins(first, fleet, database.environment(), Arena.PATIENCE);

                fleet.halt();
                assertThat(fleet.awaitAcknowledged(Arena.PATIENCE))
                        .as("all acknowledged; %s", seen)
                        .isTrue();
                fleet.check();
                try (Connection connection = database.connect()) {
                    Ledger ledger = Ledger.of(connection, fleet);
                    assertThat(ledger.missing())
                            .as("acknowledged and not stored")
                            .isZero();
                    assertThat(ledger.twice()).as("stored twice").isZero();
                    assertThat(ledger.unsent()).as("stored and never sent").isZero();
                    assertThat(ledger.acknowledged()).isGreaterThan(TERMINALS * 50L);
                }
            }
        }
    }
}
