package org.liandan.haul.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.party.Role;
import org.liandan.track.store.DayDistances;

/** Violations per 1,000 km: what trucks drove is summed up from their reports, and a day without a sum is in no rate. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ViolationFiguresTest {

    private static final LocalDate DAY = LocalDate.of(2031, 3, 4);
    private static final Pattern TOTAL = Pattern.compile("<span>共 ([0-9]+) 条</span>");

    @Test
    void theRateIsThatOfTheDaysWhoseDistanceIsKnown() throws SQLException {
        long carrier = Accounts.organization("里程承运公司", "91150203MA0FIG0001");
        int vehicle = truck("蒙BFIG01", "19911110001", carrier);
        sql("select create_position_partition(?::date)::integer", DAY.toString());
        drive(vehicle);
        Arc.container().instance(DayDistances.class).get().workOut(DAY);
        speeding(vehicle, carrier, DAY);
        speeding(vehicle, carrier, DAY);
        // of that day nobody knows how far they drove
        speeding(vehicle, carrier, DAY.plusDays(1));

        JsonPath figures = figures(as(carrier), DAY, DAY.plusDays(1));

        // 60 reports, 100 m from each to the next; then ten minutes of standing noise, and a leap after an hour of
        // silence
        assertThat(headline(figures, "Driven")).isEqualTo("5.9");
        assertThat(headline(figures, "Violations")).isEqualTo("3");
        assertThat(Float.parseFloat(headline(figures, "Violations per 1,000 km")))
                .isEqualTo(338.98f);
        String speeding = "tables.find { it.id == 'violations' }.rows.find { it.label.english == 'Speeding' }.figures";
        assertThat(figures.getInt(speeding + "[0].value")).isEqualTo(3);
        assertThat(listed(carrier, figures.getString(speeding + "[0].link"))).isEqualTo(3);
        assertThat(figures.<Object>getList("tables.id")).doesNotContain("carriers");
    }

    @Test
    void withoutAnyDistanceTheRateIsNotKnown() {
        long carrier = Accounts.organization("无里程承运公司", "91150203MA0FIG0002");
        int vehicle = truck("蒙BFIG02", "19911110002", carrier);
        speeding(vehicle, carrier, DAY.plusDays(3));
        JsonPath figures = figures(as(carrier), DAY.plusDays(3), DAY.plusDays(3));
        assertThat(headline(figures, "Violations")).isEqualTo("1");
        assertThat(headline(figures, "Violations per 1,000 km")).isNull();
        assertThat(headline(figures, "Driven")).isNull();
    }

    @Test
    void theBureauComparesCarriersAndEachNumberIsThatOfItsList() {
        long carrier = Accounts.organization("被比较承运公司", "91150203MA0FIG0003");
        int vehicle = truck("蒙BFIG03", "19911110003", carrier);
        speeding(vehicle, carrier, DAY.plusDays(6));
        JsonPath figures = figures(Accounts.admin(), DAY.plusDays(6), DAY.plusDays(6));
        String row = "tables.find { it.id == 'carriers' }.rows.find { it.label.chinese == '被比较承运公司' }.figures";
        assertThat(figures.getInt(row + "[1].value")).isOne();
        String page = Accounts.admin()
                .accept("text/html")
                .urlEncodingEnabled(false)
                .get(figures.getString(row + "[1].link"))
                .asString();
        assertThat(page).contains("蒙BFIG03");
        assertThat(total(page)).isOne();
    }

    @Test
    void whatIsListedIsHadAsATableOfTheReadersOwnTrucks() {
        long carrier = Accounts.organization("导出承运公司", "91150203MA0FIG0004");
        long other = Accounts.organization("导出别的承运公司", "91150203MA0FIG0005");
        LocalDate day = DAY.plusDays(9);
        speeding(truck("蒙BFIG04", "19911110004", carrier), carrier, day);
        speeding(truck("蒙BFIG05", "19911110005", other), other, day);
        String asked = "/violations/file?format=csv&from=" + day + "&to=" + day;

        assertThat(new String(as(carrier).get(asked).asByteArray(), StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .element(1)
                .asString()
                .contains("蒙BFIG04", "70.0 km/h", "导出承运公司", day.toString());
        assertThat(new String(Accounts.admin().get(asked).asByteArray(), StandardCharsets.UTF_8))
                .contains("蒙BFIG04", "蒙BFIG05");
        Accounts.as("figures-driver", Role.DRIVER, carrier).get(asked).then().statusCode(403);
        assertThat(number(
                        "select count(*) from audit_entry where action = 'VIOLATIONS_EXPORTED' and actor = ?",
                        "figures-carrier-" + carrier))
                .isOne();
    }

    @Test
    void theWorstPlacesAreNamedAndLeadToTheirRecordsInTheChosenHours() {
        long carrier = Accounts.organization("热力承运公司", "91150203MA0FIG0006");
        LocalDate day = DAY.plusDays(12);
        int vehicle = truck("蒙BFIG06", "19911110006", carrier);
        speeding(vehicle, carrier, day);
        speeding(vehicle, carrier, day);
        // away from the places of other tests
        sql(
                "update violation set location = st_setsrid(st_makepoint(108.5, 41.9), 4326) where vehicle_id = ?",
                vehicle);
        int hour = number(
                "select extract(hour from min(started_at) at time zone 'Asia/Shanghai')::int from violation where vehicle_id = ?",
                vehicle);
        sql("""
                insert into road (name, class, line) select '热力路', 'primary',
                    st_makeline(st_translate(location, -0.003, 0.0002), st_translate(location, 0.003, 0.0002))
                from violation where vehicle_id = ? limit 1""", vehicle);

        JsonPath heat = as(carrier)
                .get("/api/v1/statistics/violations?from=" + day + "&to=" + day)
                .jsonPath();

        assertThat(heat.getInt("total")).isEqualTo(2);
        assertThat(heat.getString("cells[0].place")).isEqualTo("热力路");
        String near = "&near=" + heat.getString("cells[0].lon") + "," + heat.getString("cells[0].lat");
        String days = "/violations?from=" + day + "&to=" + day;
        assertThat(listed(carrier, days + near + "&hours=" + hour)).isEqualTo(2);
        assertThat(listed(carrier, days + "&hours=" + (hour + 1) % 24)).isZero();
        assertThat(listed(carrier, days + "&near=110.001,41.001")).isZero();
        assertThat(listed(carrier, days + "&near=there&hours=99")).isEqualTo(2);
        assertThat(listed(carrier, days + "&near=199.5,99.5")).isEqualTo(2);
    }

    private static RequestSpecification as(long carrier) {
        return Accounts.as("figures-carrier-" + carrier, Role.CARRIER, carrier);
    }

    private static long listed(long carrier, String link) {
        return total(as(carrier)
                .accept("text/html")
                .urlEncodingEnabled(false)
                .get(link)
                .asString());
    }

    private static long total(String page) {
        Matcher total = TOTAL.matcher(page);
        assertThat(total.find()).isTrue();
        return Long.parseLong(total.group(1));
    }

    private static JsonPath figures(RequestSpecification reader, LocalDate from, LocalDate to) {
        return reader.get("/api/v1/statistics/figures?from=" + from + "&to=" + to)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String headline(JsonPath figures, String name) {
        return figures.getString("headlines.find { it.name.english == '" + name + "' }.figure.value");
    }

    /** North at 36 km/h, a report every ten seconds; standing with noise; and far away after an hour of silence. */
    private static void drive(int vehicle) {
        sql("""
                insert into position select ?::timestamptz + n * interval '10 s', now(), ?::integer, 1, 109800000,
                    (40600000 + n * 899.3205)::integer, 0, 3, -1, 360, -1, 0, 1000, -1, 0 from generate_series(0, 59) n
                """, DAY + "T01:00:00Z", vehicle);
        sql("""
                insert into position select ?::timestamptz + n * interval '10 s', now(), ?::integer, 1, 109800000 + 40 * (n % 2),
                    40653060, 0, 3, -1, 5, -1, 0, 1000, -1, 0 from generate_series(0, 59) n""", DAY + "T01:10:00Z", vehicle);
        sql("""
                insert into position values (?::timestamptz, now(), ?::integer, 1, 109900000, 40700000, 0, 3, -1, 360, -1, 0, 1000,
                    -1, 0)""", DAY + "T02:30:00Z", vehicle);
    }

    private static int truck(String plate, String phone, long carrier) {
        sql("insert into vehicle (plate, plate_color, organization_id) values (?, 2, ?::bigint)", plate, carrier);
        sql("insert into terminal (phone, vehicle_id) select ?, id from vehicle where plate = ?", phone, plate);
        return number("select id from vehicle where plate = ?", plate);
    }

    private static int minute;

    private static void speeding(int vehicle, long carrier, LocalDate day) {
        minute++;
        sql("""
                insert into violation (type, vehicle_id, terminal_id, organization_id, plate, started_at, ended_at, detected_at,
                        limit_kph, measured_kph, verdict, established, location, evidence, rule_code, rule_version)
                select 'SPEEDING', v.id, t.id, ?::bigint, v.plate, at, at, at, 60, 70, 'OBSERVED', 'REPORTS_ABOVE_LIMIT',
                       st_setsrid(st_makepoint(109.8, 40.6), 4326), '{}', 'H01', 1
                  from vehicle v join terminal t on t.vehicle_id = v.id,
                       (select ?::timestamptz as at) a where v.id = ?::integer""", carrier, day + "T02:%02d:00Z".formatted(minute), vehicle);
    }

    private static void sql(String sql, Object... values) {
        int _ = number(sql, values);
    }

    private static int number(String sql, Object... values) {
        DataSource database = Arc.container().instance(DataSource.class).get();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            if (!statement.execute()) {
                return statement.getUpdateCount();
            }
            try (var row = statement.getResultSet()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
