package org.liandan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.liandan.track.store.PositionPartitions;

/**
 * What the application's role may do in the database: {@code src/test/grants.txt} is the list, one line for each table, made anew with
 * {@code -Dliandan.grants=renew}.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DatabaseRolesTest {

    private static final Path LIST = Path.of("src/test/grants.txt");

    /** Tables of a day and of schemas that other tests make are left out. */
    private static final String GRANTS = """
            select c.relname || ': ' || concat_ws(' ',
                     case when has_table_privilege('liandan_app', c.oid, 'select') then 'select' end,
                     case when has_table_privilege('liandan_app', c.oid, 'insert') then 'insert' end,
                     case when has_table_privilege('liandan_app', c.oid, 'update') then 'update' end,
                     case when has_table_privilege('liandan_app', c.oid, 'delete') then 'delete' end,
                     case when has_table_privilege('liandan_app', c.oid, 'truncate') then 'truncate' end,
                     case when has_table_privilege('liandan_app', c.oid, 'trigger') then 'trigger' end)
              from pg_class c
             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
               and pg_get_userbyid(c.relowner) = 'liandan' and c.relname !~ '^position_p?[0-9]'
             order by c.relname collate "C\"""";

    private static final String APPEND_ONLY = """
            select c.relname from pg_trigger g join pg_class c on c.oid = g.tgrelid
             where c.relnamespace = 'public'::regnamespace and g.tgfoid = 'public.refuse_change()'::regprocedure and g.tgattr = ''
             group by c.relname having bit_or(g.tgtype) & 24 = 24
             order by 1""";

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @Inject
    DatabaseRoles roles;

    @Inject
    PositionPartitions partitions;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, TestDatabase.APPLICATION, password);
    }

    private List<String> texts(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(query);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            try (ResultSet row = statement.getResultSet()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
        }
        return found;
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void theApplicationsRoleHasTheRightsOfTheListAndNoOthers() throws SQLException, IOException {
        List<String> grants = texts(GRANTS);
        if ("renew".equals(System.getProperty("liandan.grants"))) {
            Files.write(LIST, grants);
        }

        assertThat(grants).isEqualTo(Files.readAllLines(LIST)).hasSizeGreaterThan(50);
    }

    @Test
    void itMayTakeThePartysRoleAndIsNotUnderItsPoliciesOtherwise() throws SQLException {
        assertThat(texts("select pg_has_role('liandan_party', 'MEMBER') and not pg_has_role('liandan_party', 'USAGE')"))
                .containsExactly("t");
        long organization = Accounts.organization("策略测试单位", "PC0000000000000001");
        try {
            run("insert into driver (name, phone, organization_id) values ('策略师傅', 'e1:policy', " + organization
                    + ") on conflict (organization_id, phone) do update set name = excluded.name");
            run("insert into driver (name, phone, organization_id) values ('策略师傅二', 'e1:policy', " + organization
                    + ") on conflict (organization_id, phone) do update set name = excluded.name");

            assertThat(texts("select name from driver where phone = 'e1:policy'"))
                    .containsExactly("策略师傅二");
            assertThat(texts("set role liandan_party; select name from driver where phone = 'e1:policy'"))
                    .isEmpty();
            assertThat(texts("set role liandan_party; set liandan.reader = '" + organization
                            + "'; select name from driver where phone = 'e1:policy'"))
                    .containsExactly("策略师傅二");
        } finally {
            run("delete from driver where phone = 'e1:policy'");
        }
    }

    @Test
    void everyTableWithAPolicyForPartiesHasOneForEverybodyElse() throws SQLException {
        List<String> tables = texts("select tablename from pg_policies where policyname = 'party' order by 1");

        assertThat(tables).contains("manifest", "manifest_event", "driver").hasSizeGreaterThan(8);
        assertThat(texts("select tablename from pg_policies where policyname = 'anybody' and qual = 'true' order by 1"))
                .isEqualTo(tables);
    }

    @Test
    void whatIsOnlyAddedToCannotBeChangedDeletedOrEmptiedByIt() throws SQLException {
        List<String> tables = texts(APPEND_ONLY);

        assertThat(tables).contains("audit_entry", "audit_seal", "manifest_event", "manifest_anchor");
        for (String table : tables) {
            String column = texts("select quote_ident(attname) from pg_attribute where attrelid = '" + table
                            + "'::regclass and attnum > 0 and attidentity = '' order by attnum limit 1")
                    .getFirst();
            for (String statement : List.of(
                    "update " + table + " set " + column + " = " + column,
                    "delete from " + table,
                    "truncate " + table)) {
                assertThatThrownBy(() -> run(statement))
                        .as(statement)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void itCannotTurnTheGuardsOffNorMakeOrDropTables() {
        for (String statement : List.of(
                "alter table audit_entry disable trigger all",
                "drop trigger audit_entry_append_only on audit_entry",
                "set session_replication_role = replica",
                "create or replace function refuse_change() returns trigger language plpgsql as 'begin return null; end'",
                "drop table audit_seal",
                "create table public.mine (n int)",
                "create schema mine",
                "set role liandan",
                "update flyway_schema_history set success = true")) {
            assertThatThrownBy(() -> run(statement))
                    .as(statement)
                    .isInstanceOf(SQLException.class)
                    .satisfies(refused -> assertThat(((SQLException) refused).getSQLState())
                            .as(statement)
                            .isEqualTo("42501"));
        }
    }

    @Test
    void aReportOfADayWithoutAPartitionIsStoredByIt() throws SQLException {
        run("select create_position_partition(date '2007-03-01')");

        run("delete from position_p20070301");
        assertThat(texts("select pg_get_userbyid(relowner) from pg_class where relname = 'position_p20070301'"))
                .containsExactly("liandan");
    }

    @Test
    void aServerThatRunsAsTheOwnerIsNoticed() {
        assertThat(roles.isOvermighty()).isEqualTo(!user.equals(TestDatabase.APPLICATION));
    }

    @Test
    void aDayThatIsMadeLaterIsOpenToIt() throws SQLException {
        partitions.createAhead(LocalDate.now(PositionPartitions.DISTRICT), 1);

        assertThat(texts("select bool_and(has_table_privilege('liandan_app', inhrelid, 'select, insert'))"
                        + " from pg_inherits where inhparent = 'position'::regclass"))
                .containsExactly("t");
    }
}
