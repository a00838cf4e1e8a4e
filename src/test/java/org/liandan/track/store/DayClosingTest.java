package org.liandan.track.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.TestTruck;
import org.liandan.track.Position;

/** A day is written anew while its late reports go on coming. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DayClosingTest {

    private static final LocalDate DAY = LocalDate.of(2009, 5, 6);
    private static final String TABLE = "position_p20090506";
    private static final Instant MORNING = Instant.parse("2009-05-06T00:00:00Z");
    private static final int VEHICLES = 5;

    @Inject
    DataSource database;

    @Inject
    PositionPartitions partitions;

    @Inject
    DayClosing closing;

    private int written;

    @BeforeEach
    void aDayWithReports() throws SQLException {
        partitions.createAhead(DAY, 1);
        written = 0;
        store(1_000);
    }

    @AfterEach
    void dropTheDay() {
        TestTruck.query("drop table if exists position_p20090506, position_p20090506_sorted, position_p20090506_late,"
                + " position_p20090506_former");
    }

    @Test
    void aClosedDayLiesInOrderOfVehicleAndTimeUnderItsTwoIndexes() throws SQLException {
        assertThat(closing.close(DAY)).isEqualTo(DayClosing.Outcome.CLOSED);

        assertThat(stored()).containsExactly("1000|1000");
        assertThat(TestTruck.query("select vehicle_id, at from position_p20090506 order by ctid"))
                .isEqualTo(TestTruck.query("select vehicle_id, at from position_p20090506 order by vehicle_id, at"));
        assertThat(TestTruck.query("select indexdef from pg_indexes where tablename = ? order by 1", TABLE))
                .satisfiesExactly(
                        boxes -> assertThat(boxes).contains("brin (at, lon_e6, lat_e6)"),
                        btree -> assertThat(btree).contains("btree (vehicle_id, at)", "fillfactor='100'"));
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aDayIsClosedOnce() throws SQLException {
        assertThat(closing.close(DAY)).isEqualTo(DayClosing.Outcome.CLOSED);
        assertThat(closing.close(DAY)).isEqualTo(DayClosing.Outcome.CLOSED_BEFORE);
        assertThat(closing.close(LocalDate.of(2009, 5, 7))).isEqualTo(DayClosing.Outcome.NO_SUCH_DAY);
    }

    @Test
    void whatComesBetweenAnyTwoStepsStandsInTheDayOnce() throws SQLException {
        try (DayRewriting rewriting = new DayRewriting(database, TABLE)) {
            rewriting.mark();
            store(10);
            rewriting.copy();
            store(20);
            rewriting.index();
            store(30);
            rewriting.swap();
            store(40);
            rewriting.clearAway();
        }

        assertThat(stored()).containsExactly("1100|1100");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aTransactionThatWasUnderWayWhenTheClosingBeganIsWaitedFor() throws SQLException {
        try (DayRewriting rewriting = new DayRewriting(database, TABLE);
                Connection writer = database.getConnection()) {
            writer.setAutoCommit(false);
            copy(writer, next(7));
            assertThatThrownBy(rewriting::mark)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("55P03"));
            writer.commit();
            writer.setAutoCommit(true);

            rewriting.mark();
            rewriting.copy();
            rewriting.index();
            rewriting.swap();
            rewriting.clearAway();
        }
        assertThat(stored()).containsExactly("1007|1007");
    }

    @Test
    void whoReadsIsNotHeldUpByASwapThatCannotHaveItsLock() throws SQLException {
        try (DayRewriting rewriting = new DayRewriting(database, TABLE);
                Connection reader = database.getConnection()) {
            rewriting.mark();
            rewriting.copy();
            rewriting.index();
            reader.setAutoCommit(false);
            try (Statement statement = reader.createStatement()) {
                statement.execute("select count(*) from position_p20090506");
            }
            assertThatThrownBy(rewriting::swap).isInstanceOf(SQLException.class);
            store(5);
            reader.rollback();
            reader.setAutoCommit(true);
            rewriting.swap();
            rewriting.clearAway();
        }
        assertThat(stored()).containsExactly("1005|1005");
    }

    @Test
    void aClosingThatDiedLeavesNothingThatTheNextOneDoesNotClearAway() throws SQLException {
        try (DayRewriting died = new DayRewriting(database, TABLE)) {
            died.mark();
            store(3);
            died.copy();
            died.index();
        }
        store(4);

        assertThat(closing.close(DAY)).isEqualTo(DayClosing.Outcome.CLOSED);

        assertThat(stored()).containsExactly("1007|1007");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void nothingIsLostOrDoubledWhileAWriterWritesAllTheTime() throws SQLException {
        AtomicBoolean closed = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            try {
                while (!closed.get()) {
                    store(50);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        try {
            assertThat(closing.close(DAY)).isEqualTo(DayClosing.Outcome.CLOSED);
        } finally {
            closed.set(true);
            writer.join();
        }

        assertThat(stored()).containsExactly(written + "|" + written);
        assertThat(leftovers()).isEmpty();
    }

    private void store(int reports) throws SQLException {
        try (Connection connection = database.getConnection()) {
            copy(connection, next(reports));
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static void copy(Connection connection, List<Position> rows) throws SQLException {
        BareCopy.copy(connection, rows);
    }

    /** In turn of vehicles, as reports come, each at a time of its own. */
    private List<Position> next(int reports) {
        int from = written;
        written += reports;
        return IntStream.range(from, written)
                .mapToObj(i -> new Position(
                        1,
                        900_000 + i % VEHICLES,
                        MORNING.plusMillis(i * 20L),
                        MORNING,
                        109_800_000 + i,
                        40_600_000,
                        432,
                        90,
                        1065,
                        0,
                        3,
                        -1,
                        -1,
                        -1,
                        false,
                        0))
                .toList();
    }

    private static List<String> stored() {
        return TestTruck.query("""
                select count(*), count(distinct (vehicle_id, at)) from position
                where at >= '2009-05-06 00:00+08' and at < '2009-05-07 00:00+08'""");
    }

    private static List<String> leftovers() {
        return TestTruck.query("""
                select relname from pg_class where relname ~ '^position_p20090506_(sorted|late|former)$'
                union all select tgname from pg_trigger where tgrelid = to_regclass('position_p20090506')""");
    }
}
