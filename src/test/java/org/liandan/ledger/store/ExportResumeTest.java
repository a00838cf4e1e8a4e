package org.liandan.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.cluster.store.ServerRoll;
import org.liandan.ledger.ExportState;

/** An export that a stop of the server has cut off is taken up once, and the second time fails and says why. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ExportResumeTest {

    private static final String SOMEBODY = "lg-resumed";
    /** A server of that number there never was. */
    private static final int GONE = 2_000_000_000;

    @Inject
    ExportBook book;

    @Inject
    ExportRunner runner;

    @Inject
    ServerRoll roll;

    @Inject
    DataSource database;

    @Test
    void whatAStopHasCutOffIsTakenUpOnce() throws SQLException {
        cutOff(1, null);
        cutOff(2, GONE);

        book.resume();
        runner.begin();

        List<ExportJob> jobs = book.of(SOMEBODY, 2);
        assertThat(jobs.get(0).state()).isEqualTo(ExportState.FAILED);
        assertThat(jobs.get(0).error()).contains("服务器两次停止").contains("stopped twice");
        assertThat(ended(jobs.get(1).id()).state()).isEqualTo(ExportState.DONE);
    }

    @Test
    void whatAServerThatIsThereIsAtIsLeftToIt() throws SQLException {
        cutOff(1, roll.number());

        book.resume();

        assertThat(book.of(SOMEBODY, 1).getFirst().state()).isEqualTo(ExportState.RUNNING);
    }

    private ExportJob ended(long id) {
        for (int i = 0; i < 600; i++) {
            ExportJob job = book.find(id, SOMEBODY).orElseThrow();
            if (!job.state().isUnfinished()) {
                return job;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        throw new AssertionError("export " + id + " does not end");
    }

    private void cutOff(int attempts, @Nullable Integer server) throws SQLException {
        long organization = Accounts.organization("导出续办测试单位", "LGRESUME0000000001");
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into export_job (username, organization_id, register, subject_id, filter, format, state,
                            attempts, lines_total, requested_at, server)
                        values (?, ?, 'OUTGOING', ?, '{"from":"2026-01-01","to":"2026-01-02"}', 'CSV', 'RUNNING', ?, 1,
                            now(), ?)""")) {
            insert.setString(1, SOMEBODY);
            insert.setLong(2, organization);
            insert.setLong(3, organization);
            insert.setInt(4, attempts);
            insert.setObject(5, server, Types.INTEGER);
            insert.executeUpdate();
        }
    }
}
