package org.liandan.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The chain over the audit log, in a schema of its own where nothing guards the tables, so that they can be tampered with as whoever
 * owns the database could. That the guards are there: {@code AuditResourceTest}.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SealAuditTest {

    private static final int ENTRIES = 9;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.maintenance.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.maintenance.password")
    String password;

    private final PGSimpleDataSource copy = new PGSimpleDataSource();
    private final List<SealAudit.Found> found = new ArrayList<>();

    @BeforeEach
    void nineEntries() {
        copy.setUrl(url);
        copy.setUser(user);
        copy.setPassword(password);
        copy.setCurrentSchema("chained,public");
        run("drop schema if exists chained cascade");
        run("create schema chained");
        for (String table : List.of("audit_entry", "audit_seal", "audit_unsealed")) {
            run("create table chained." + table + " (like public." + table + " including all)");
        }
        run(
                "create trigger awaits after insert on chained.audit_entry for each row execute function public.await_seal()");
        write(ENTRIES);
    }

    @AfterEach
    void throwAway() {
        run("drop schema if exists chained cascade");
    }

    private void run(String sql) {
        try (Connection connection = copy.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private void write(int entries) {
        run("insert into audit_entry (at, actor, action, subject_type, subject_id, detail, address)"
                + " select now() + n * interval '1 second', 'chained', 'VEHICLE_CREATED', 'vehicle', n, '{\"b\": 1.50, \"a\": \"沪\"}',"
                + " case when n % 2 = 0 then '10.0.0.1' end from generate_series(1, " + entries + ") n");
    }

    private SealBook book() {
        return new SealBook(copy);
    }

    private SealAudit.Summary audit() {
        found.clear();
        SealAudit.Summary summary = new SealAudit(copy).run(found::add);
        assertThat(summary.findings()).isEqualTo(found.size());
        return summary;
    }

    private List<String> flaws() {
        audit();
        return found.stream().map(each -> each.flaw() + " " + each.entryId()).toList();
    }

    @Test
    void everyEntryGetsAPlaceOnceAndNothingIsFound() {
        assertThat(audit()).isEqualTo(new SealAudit.Summary(0, ENTRIES, 0));
        assertThat(book().seal()).isEqualTo(ENTRIES);
        assertThat(book().seal()).isZero();
        assertThat(audit()).isEqualTo(new SealAudit.Summary(ENTRIES, 0, 0));

        write(1);
        assertThat(book().seal()).isOne();
        assertThat(audit()).isEqualTo(new SealAudit.Summary(ENTRIES + 1, 0, 0));
    }

    @Test
    void moreThanOneTransactionTakesIsSealedInOneGo() {
        write(2 * SealBook.AT_ONCE);

        assertThat(book().seal()).isEqualTo(2 * SealBook.AT_ONCE + ENTRIES);
        assertThat(audit()).isEqualTo(new SealAudit.Summary(2 * SealBook.AT_ONCE + ENTRIES, 0, 0));
    }

    @Test
    void anEntryThatIsCommittedAfterLaterOnesIsSealedBehindThem() throws SQLException {
        try (Connection slow = copy.getConnection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("insert into audit_entry (actor, action, subject_type, subject_id)"
                    + " values ('chained', 'VEHICLE_CHANGED', 'vehicle', 'late')");
            write(1);
            assertThat(book().seal()).isEqualTo(ENTRIES + 1);
            slow.commit();
        }

        assertThat(book().seal()).isOne();
        assertThat(audit()).isEqualTo(new SealAudit.Summary(ENTRIES + 2, 0, 0));
    }

    @Test
    void severalProcessesAtOnceMakeOneChain() throws Exception {
        write(500);
        try (ExecutorService processes = Executors.newFixedThreadPool(4)) {
            Callable<Long> sealing = () -> {
                long sealed = 0;
                for (int round = 0; round < 20; round++) {
                    write(3);
                    sealed += book().seal();
                }
                return sealed;
            };
            List<Future<Long>> all = processes.invokeAll(List.of(sealing, sealing, sealing, sealing));
            for (Future<Long> each : all) {
                each.get();
            }
        }
        book().seal();

        assertThat(audit()).isEqualTo(new SealAudit.Summary(ENTRIES + 500 + 4 * 20 * 3, 0, 0));
    }

    @Test
    void aChangedEntryIsNamedAndNoOther() {
        book().seal();
        for (String change : List.of(
                "actor = 'somebody'",
                "at = at - interval '1 second'",
                "action = 'VEHICLE_READ'",
                "subject_type = 'driver'",
                "subject_id = '4711'",
                "detail = '{}'",
                "address = '10.0.0.2'")) {
            run("create table before as select * from audit_entry where id = 4");
            run("update audit_entry set " + change + " where id = 4");

            assertThat(flaws()).as(change).containsExactly("CHANGED 4");

            run("delete from audit_entry where id = 4");
            run("alter table audit_entry disable trigger all");
            run("insert into audit_entry overriding system value select * from before");
            run("drop table before");
            assertThat(flaws()).isEmpty();
        }
        run("update audit_entry set actor = 'somebody' where id = 4");
        audit();
        assertThat(found.getFirst().line()).contains("审计日志条目 4：", "Entry 4 of the audit log", "was changed");
    }

    @Test
    void aDeletedEntryIsNamedWhetherItsPlaceIsLeftOrNot() {
        book().seal();
        run("delete from audit_entry where id = 4");
        assertThat(flaws()).containsExactly("DELETED 4");

        run("delete from audit_seal where entry_id = 4");
        assertThat(flaws()).containsExactly("GAP 5");
    }

    @Test
    void placesThatAreMovedTogetherDoNotHideIt() {
        book().seal();
        run("delete from audit_entry where id = 4");
        run("delete from audit_seal where entry_id = 4");
        run("update audit_seal set position = position + 100 where position > 4");
        run("update audit_seal set position = position - 101 where position > 100");

        assertThat(flaws()).startsWith("CHANGED 5");
    }

    @Test
    void anEntryThatWaitsCannotGoUnseen() {
        run("delete from audit_entry where id = 4");
        assertThat(flaws()).containsExactly("DELETED 4");

        book().seal();
        assertThat(flaws()).containsExactly("DELETED 4");
    }

    @Test
    void anEntryThatIsPutInBesideTheChainIsNamed() {
        book().seal();
        run("delete from audit_entry where id = 4");
        run("alter table audit_entry disable trigger all");
        run("insert into audit_entry (id, actor, action, subject_type, subject_id) overriding system value"
                + " values (1000, 'chained', 'VEHICLE_CHANGED', 'vehicle', 'forged')");

        assertThat(flaws()).containsExactly("DELETED 4", "UNSEALED 1000");
    }

    @Test
    void anEntryThatIsPutInForEarlierTimesIsNamed() {
        book().seal();
        run("insert into audit_entry (at, actor, action, subject_type, subject_id)"
                + " values (now() - interval '2 hours', 'chained', 'VEHICLE_CHANGED', 'vehicle', 'backdated')");
        book().seal();

        assertThat(flaws()).containsExactly("BACKDATED " + (ENTRIES + 1));
    }

    @Test
    void twoEntriesThatChangePlacesAreNamed() {
        book().seal();
        run("update audit_seal set entry_id = case entry_id when 3 then -6 else -3 end where entry_id in (3, 6)");
        run("update audit_seal set entry_id = -entry_id where entry_id < 0");

        assertThat(flaws()).containsExactly("CHANGED 6", "CHANGED 3");
    }

    @Test
    void theGuardsOfTheRealChainRefuseEvenTheOwnersOrdinaryStatements() {
        for (String statement : List.of(
                "update public.audit_seal set position = position + 1",
                "delete from public.audit_seal",
                "truncate public.audit_seal")) {
            assertThatThrownBy(() -> run(statement))
                    .as(statement)
                    .cause()
                    .hasMessageContaining("audit_seal is append-only");
        }
    }
}
