package org.liandan.people.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.http.store.Statements;
import org.liandan.party.Role;
import org.liandan.people.Expiry;
import org.liandan.people.PersonalDataField;

/** The table of personal data against the schema, and the job that ends what is over against real rows. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PersonalDataStoreTest {

    /** Words in a column's name that speak of a person, or of texts in which one may be named. */
    private static final String LOOKS_PERSONAL =
            "(^|_)(name|phone|licen[cs]e|address|agent|ip|imei|mobile|person|driver|handler|contact|email|content|body|entries"
                    + "|detail|text|note|answer|recipient|party|username|actor|officer|by|holder)(_|$)";

    /** Of the schema's own machinery, and partitions of the table that is listed. */
    private static final String OTHERS = "^(position_p|flyway_|spatial_ref|geometry_|geography_|raster_)";

    @Inject
    Statements statements;

    @Inject
    PersonalDataKeeper keeper;

    @Inject
    Clock clock;

    /**
     * A new column that looks personal belongs into {@link PersonalDataField}, with its purpose and its end, or else among those that
     * are not personal.
     */
    @Test
    void everyColumnThatLooksPersonalStandsInTheTable() {
        List<String> columns = statements.query("""
                select table_name || '.' || column_name from information_schema.columns
                 where table_schema = 'public' and table_name !~ ? and column_name ~ ?
                   and data_type in ('text', 'bytea', 'jsonb', 'character', 'character varying', 'ARRAY')""", row -> row.getString(1), OTHERS, LOOKS_PERSONAL);

        assertThat(columns)
                .hasSizeGreaterThan(80)
                .isSubsetOf(Stream.concat(listed().stream(), PersonalDataField.NOT_PERSONAL.keySet().stream())
                        .toList());
    }

    @Test
    void everyColumnOfTheTableExists() {
        List<String> columns = statements.query(
                "select table_name || '.' || column_name from information_schema.columns where table_schema = 'public'",
                row -> row.getString(1));

        assertThat(columns).containsAll(listed()).containsAll(PersonalDataField.NOT_PERSONAL.keySet());
    }

    @Test
    void sessionsAndTokensEndHalfAYearAfterTheyWereGoodForAnything() {
        user("people-ends");
        for (int days : new int[] {181, 179}) {
            statements.update(
                    """
                    insert into login_session (token_hash, username, generation, begun_at, seen_at, address, agent)
                    values (sha256(convert_to(?, 'UTF8')), 'people-ends', 0, ?, ?, '10.0.0.1', 'x')""",
                    "people-ends-" + days,
                    clock.instant().minus(days + 5, ChronoUnit.DAYS),
                    clock.instant().minus(days, ChronoUnit.DAYS));
            statements.update(
                    """
                    insert into api_token (token_hash, username, generation, name, scopes, made_at, ends_at, second_factor)
                    values (sha256(convert_to(?, 'UTF8')), 'people-ends', 0, 'x', '{manifest:read}', ?, ?, false)""",
                    "people-ends-" + days,
                    clock.instant().minus(days + 5, ChronoUnit.DAYS),
                    clock.instant().minus(days, ChronoUnit.DAYS));
        }

        Map<Expiry, Integer> gone = keeper.expire(clock.instant());

        assertThat(gone).containsKeys(Expiry.SESSIONS, Expiry.TOKENS);
        assertThat(count("select count(*) from login_session where username = 'people-ends'"))
                .isOne();
        assertThat(count("select count(*) from api_token where username = 'people-ends'"))
                .isOne();
    }

    @Test
    void driversAndNamesOfAccountsEndTwoYearsAfterWithdrawalAndUserNamesStay() {
        user("people-left");
        user("people-stays");
        long organization = Accounts.organization("个人信息测试单位", "PEOPLETEST00000001");
        for (String[] driver : new String[][] {{"离岗师傅", "13977995501"}, {"在岗师傅", "13977995502"}}) {
            statements.update(
                    "insert into driver (name, phone, organization_id, active) values (?, ?, ?, ?) on conflict do nothing",
                    driver[0],
                    driver[1],
                    organization,
                    driver[0].startsWith("在"));
        }
        statements.update("update driver set updated_at = now() - interval '731 days' where phone like '1397799550_'");
        statements.update(
                "update app_user set display_name = '离职人员', active = username <> 'people-left', updated_at = now() - interval '731 days' where username in ('people-left', 'people-stays')");
        statements.update(
                "insert into second_factor (username, secret, since, last_step) values ('people-left', '\\x00', now(), 0), ('people-stays', '\\x00', now(), 0)");

        keeper.expire(clock.instant());

        assertThat(statements.query("select phone from driver where phone like '1397799550_'", row -> row.getString(1)))
                .containsExactly("13977995502");
        assertThat(statements.query(
                        "select username || ' ' || display_name from app_user where username in ('people-left', 'people-stays') order by 1",
                        row -> row.getString(1)))
                .containsExactly("people-left —", "people-stays 离职人员");
        assertThat(statements.query(
                        "select username from second_factor where username like 'people-%'", row -> row.getString(1)))
                .containsExactly("people-stays");
        assertThat(keeper.expire(clock.instant())).doesNotContainKeys(Expiry.DRIVERS, Expiry.NAMES_OF_ACCOUNTS);
    }

    @Test
    void whatWentIsAuditedByCountsAlone() {
        user("people-audit");
        statements.update("""
                insert into login_session (token_hash, username, generation, begun_at, seen_at, address, agent)
                select sha256(convert_to('people-audit-' || n, 'UTF8')), 'people-audit', 0, now() - interval '900 days',
                       now() - interval '900 days', '10.0.0.1', 'x' from generate_series(1, 2300) n""");

        keeper.expire(clock.instant());

        assertThat(count("select count(*) from login_session where username = 'people-audit'"))
                .isZero();
        assertThat(statements
                        .first(
                                "select detail::text from audit_entry where action = 'PERSONAL_DATA_EXPIRED' order by id desc",
                                row -> row.getString(1))
                        .orElseThrow())
                .contains("SESSIONS")
                .doesNotContain("people-audit");
    }

    private static List<String> listed() {
        return Arrays.stream(PersonalDataField.values())
                .flatMap(field -> field.columns().stream())
                .toList();
    }

    private static void user(String username) {
        Accounts.user(username, Role.PRODUCER, Accounts.organization("个人信息测试单位", "PEOPLETEST00000001"));
    }

    private int count(String sql) {
        return statements.first(sql, row -> row.getInt(1)).orElseThrow();
    }
}
