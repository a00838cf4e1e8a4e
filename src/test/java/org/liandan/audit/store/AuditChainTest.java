package org.liandan.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liandan.app.TestDatabase;
import org.liandan.audit.AuditFlaw;
import org.liandan.audit.AuditFlaw.Kind;
import org.liandan.audit.AuditLog;
import org.liandan.audit.AuditSeal;

/** What somebody does with the audit log who owns the database shows. Each change is made in a transaction that is taken back. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AuditChainTest {

    private static final String LAST_BUT_ONE =
            "(select entry_id from audit_seal order by position desc offset 1 limit 1)";

    @TempDir
    Path folder;

    @Inject
    DataSource database;

    @Inject
    AuditLog log;

    @Inject
    AuditSealing sealing;

    @Inject
    Clock clock;

    @BeforeEach
    void threeEntriesAreSealed() {
        for (int i = 0; i < 3; i++) {
            int number = i;
            QuarkusTransaction.requiringNew()
                    .run(() -> log.record("PASSWORD_CHANGED", "user", "chain-" + number, Map.of("number", number)));
        }
        sealing.round();
    }

    @Test
    void aLogThatNobodyTouchedHolds() throws SQLException {
        assertThat(after("select 1")).isEmpty();
    }

    @Test
    void aChangedEntryIsFound() throws SQLException {
        assertThat(after("update audit_entry set detail = '{\"number\": 4}' where id = " + LAST_BUT_ONE))
                .extracting(AuditFlaw::kind)
                .containsExactly(Kind.CHANGED);
    }

    @Test
    void anActorThatWasChangedIsFound() throws SQLException {
        assertThat(after("update audit_entry set actor = 'somebody else' where id = " + LAST_BUT_ONE))
                .extracting(AuditFlaw::kind)
                .containsExactly(Kind.CHANGED);
    }

    @Test
    void aDeletedEntryIsFound() throws SQLException {
        assertThat(after("delete from audit_entry where id = " + LAST_BUT_ONE))
                .extracting(AuditFlaw::kind)
                .containsExactly(Kind.ENTRY_MISSING);
    }

    @Test
    void anEntryThatIsDeletedWithItsSealIsFound() throws SQLException {
        assertThat(after(
                        "delete from audit_entry where id = " + LAST_BUT_ONE,
                        "delete from audit_seal where entry_id not in (select id from audit_entry)"))
                .extracting(AuditFlaw::kind)
                .contains(Kind.SEAL_MISSING);
    }

    @Test
    void anEntryThatWasPutInLaterIsFound() throws SQLException {
        assertThat(after("insert into audit_entry (at, actor, action, subject_type, subject_id)"
                        + " values (now() - interval '1 day', 'bureau', 'NEVER_DONE', 'test', 'chain')"))
                .extracting(AuditFlaw::kind)
                .containsExactly(Kind.UNSEALED);
    }

    @Test
    void anEndThatWasCutIsFoundByWhatIsKeptOutside() throws SQLException {
        AuditHeads heads = new AuditHeads(folder.resolve(AuditHeads.FILE));
        keepLast(heads);

        assertThat(after(
                        heads,
                        "delete from audit_entry where id ="
                                + " (select entry_id from audit_seal order by position desc limit 1)",
                        "delete from audit_seal where position = (select max(position) from audit_seal)"))
                .extracting(AuditFlaw::kind)
                .containsExactly(Kind.HEAD_DIFFERS);
    }

    @Test
    void aLineOfTheFileOutsideThatIsNoneIsFound() throws SQLException, IOException {
        Path file = Files.writeString(folder.resolve(AuditHeads.FILE), "no seal\n");

        assertThat(after(new AuditHeads(file), "select 1"))
                .extracting(AuditFlaw::kind)
                .containsExactly(Kind.HEAD_DIFFERS);
    }

    @Test
    void theApplicationKeepsAnHoursLastSealOutside() {
        assertThat(sealing.heads().isThere()).isTrue();
    }

    private List<AuditFlaw> after(String... changes) throws SQLException {
        return after(new AuditHeads(folder.resolve("none")), changes);
    }

    private List<AuditFlaw> after(AuditHeads heads, String... changes) throws SQLException {
        List<AuditFlaw> found = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("alter table audit_entry disable trigger audit_entry_append_only");
                statement.execute("alter table audit_seal disable trigger audit_seal_append_only");
                for (String change : changes) {
                    statement.execute(change);
                }
                // an hour ago: what others have written since is not asked for its seal
                Instant then = clock.instant().minus(Duration.ofHours(1));
                AuditChain.Summary summary = AuditChain.check(connection, heads, then, found::add);
                assertThat(summary.findings()).isEqualTo(found.size());
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        return found;
    }

    private void keepLast(AuditHeads heads) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select position, hash from audit_seal order by position desc limit 1")) {
            assertThat(row.next()).isTrue();
            heads.add(row.getLong(1), new AuditSeal(row.getBytes(2)));
        }
    }
}
