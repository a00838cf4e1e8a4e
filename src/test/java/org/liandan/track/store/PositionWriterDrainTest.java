package org.liandan.track.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.liandan.track.Position;
import org.liandan.track.SetAside;
import org.liandan.track.SetAsideReason;

/** A stop while the database is away: it ends in time, and nothing is promised. */
class PositionWriterDrainTest {

    private final PositionCounters counters = new PositionCounters();
    private final AtomicBoolean told = new AtomicBoolean();

    @Test
    void theEndComesAtTheDeadlineAndWhatIsNotCommittedIsNotAcknowledged() throws InterruptedException {
        for (boolean hangs : new boolean[] {false, true}) {
            Unreachable database = new Unreachable(hangs);
            PositionWriter writer =
                    new PositionWriter("writer-without-database", database, new Settings(), counters, 0);
            writer.start();
            writer.submit(new Report());
            database.asked.await();

            assertThat(writer.close(Duration.ofMillis(300))).isFalse();
            assertThat(told).isFalse();
            assertThat(counters.stored() + counters.setAside()).isZero();
            assertThat(writer.healthy()).isFalse();
        }
    }

    private final class Report implements Storable {

        @Override
        public List<Position> positions() {
            return List.of();
        }

        @Override
        public List<SetAside> setAside() {
            return List.of(new SetAside(SetAsideReason.NO_TIME, "", 1, 1, null, Instant.EPOCH, 0, 0, 0, 0));
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public void committed() {
            told.set(true);
        }
    }

    private record Settings() implements PositionSettings {

        @Override
        public int retentionDays() {
            return 1;
        }

        @Override
        public int partitionsAheadDays() {
            return 1;
        }

        @Override
        public int batchRows() {
            return 10;
        }

        @Override
        public Duration commitInterval() {
            return Duration.ofMillis(1);
        }

        @Override
        public int writers() {
            return 1;
        }

        @Override
        public OptionalInt dropAfterDays() {
            return OptionalInt.empty();
        }

        @Override
        public boolean exportBeforeDrop() {
            return true;
        }

        @Override
        public String archiveDirectory() {
            return "";
        }

        @Override
        public int closeAfterDays() {
            return 0;
        }

        @Override
        public String closingCron() {
            return "off";
        }
    }

    /** A database that refuses connections, or that does not answer. */
    private static final class Unreachable implements DataSource {

        private final boolean hangs;
        private final CountDownLatch asked = new CountDownLatch(1);

        Unreachable(boolean hangs) {
            this.hangs = hangs;
        }

        @Override
        public Connection getConnection() throws SQLException {
            asked.countDown();
            if (hangs) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            throw new SQLException("connection refused", "08001");
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public @Nullable PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(@Nullable PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("nothing is wrapped");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
