package org.liandan.manifest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.http.KeysKey;
import org.liandan.http.store.PersonalSeal;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.store.ChainAudit;
import org.liandan.manifest.store.PersonalFields;
import org.liandan.manifest.store.PersonalRowsRound;

/** whoever reads the database, and has not the secret, learns no handler's or driver's name or telephone number. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SealedPeopleTest {

    private static final String MANIFESTS = "/api/v1/manifests/";
    private static final String NEXT = "the secret that comes after it, 0123456789";

    @Inject
    DataSource database;

    @Inject
    PersonalFields personal;

    @Inject
    PersonalRowsRound older;

    @ConfigProperty(name = "liandan.keys-key")
    String secret;

    private final District district = new District();

    /** People whom no other test knows. */
    private final List<String> people = List.of(
            "密封经办" + district.id,
            "1397788%04d".formatted(district.id),
            "密封司机" + district.id,
            "1387788%04d".formatted(district.id),
            "密封门卫" + district.id,
            "1367788%04d".formatted(district.id),
            "密封改名" + district.id);

    /** A load from its creation to its receipt, with a correction of a name that all have approved. */
    private String corrected() {
        String number = district.producer()
                .header("Idempotency-Key", "sealed-people-" + district.id)
                .body(District.with(
                        District.with(district.manifest(), "producer.handlerName", people.get(0)),
                        "producer.handlerPhone",
                        people.get(1)))
                .post("/api/v1/manifests")
                .then()
                .statusCode(201)
                .extract()
                .path("number");
        district.carrier()
                .body(District.with(
                        District.with(district.carriage(), "driverName", people.get(2)), "driverPhone", people.get(3)))
                .put(MANIFESTS + number + "/carriage")
                .then()
                .statusCode(200);
        district.receiver()
                .body(District.with(
                        District.with(district.receipt(), "handlerName", people.get(4)), "handlerPhone", people.get(5)))
                .put(MANIFESTS + number + "/receipt")
                .then()
                .statusCode(200);
        int id = district.producer()
                .body(Map.of("changes", Map.of("producer.handlerName", people.get(6)), "reason", "姓名写错"))
                .post(MANIFESTS + number + "/corrections")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        district.carrier()
                .put(MANIFESTS + number + "/corrections/" + id + "/approval")
                .then()
                .statusCode(200);
        district.receiver()
                .put(MANIFESTS + number + "/corrections/" + id + "/approval")
                .then()
                .statusCode(200);
        return number;
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }

    private void run(String... statements) {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(String.join("; ", statements), e);
        }
    }

    private String one(String sql) {
        try (Connection connection = database.getConnection()) {
            return texts(connection, sql).getFirst();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Every table that has one of them in the clear in any column. */
    private Map<String, String> inTheClear() {
        Map<String, String> found = new TreeMap<>();
        try (Connection connection = database.getConnection()) {
            for (String table : texts(
                    connection,
                    "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
                            + " and not relispartition and relname <> 'spatial_ref_sys'")) {
                for (String text : people) {
                    for (String row : texts(
                            connection, "select t::text from " + table + " t where t::text like '%" + text + "%'")) {
                        found.put(table + " " + text, row);
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private List<ChainAudit.Found> audit(String number) {
        return audit(number, personal);
    }

    private List<ChainAudit.Found> audit(String number, PersonalFields opening) {
        List<ChainAudit.Found> found = new ArrayList<>();
        new ChainAudit(database, opening).one(new ManifestNumber(number), found::add);
        return found;
    }

    @Test
    void nobodyOnAManifestStandsInTheClearAnywhereInTheDatabase() {
        String number = corrected();

        assertThat(inTheClear()).isEmpty();
        assertThat(audit(number)).isEmpty();
    }

    @Test
    void whoMayReadTheManifestReadsThem() {
        String number = corrected();

        district.receiver()
                .get(MANIFESTS + number)
                .then()
                .statusCode(200)
                .body("producer.handlerName", is(people.get(6)))
                .body("producer.handlerPhone", is(people.get(1)))
                .body("carrier.driverName", is(people.get(2)))
                .body("receiver.handlerPhone", is(people.get(5)));
        district.receiver()
                .get(MANIFESTS + number + "/editions")
                .then()
                .body("[0].content.producer.handlerName", is(people.get(0)))
                .body("[0].changes[0].after", is(people.get(6)));
        district.producer()
                .header("Idempotency-Key", "sealed-people-" + district.id)
                .body(District.with(
                        District.with(district.manifest(), "producer.handlerName", people.get(0)),
                        "producer.handlerPhone",
                        people.get(1)))
                .post("/api/v1/manifests")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", is("true"))
                .body("producer.handlerName", is(people.get(0)));
    }

    /** As versions before R-405 was kept have left it. */
    private void openAll(String number) {
        Map<String, String> opened = new TreeMap<>();
        try (Connection connection = database.getConnection()) {
            for (String text : people) {
                opened.put(
                        texts(connection, "select '" + older.sealed(text) + "'").getFirst(), text);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        List<String> statements = new ArrayList<>(List.of("set local liandan.sealing = 'on'"));
        for (String[] place : new String[][] {
            {"manifest_event", "entries", "jsonb"},
            {"manifest_event", "record", "jsonb"},
            {"manifest_edition", "content", "jsonb"},
            {"manifest_correction", "changes", "jsonb"},
            {"manifest", "producer_handler_name", "text"},
            {"manifest", "producer_handler_phone", "text"},
            {"manifest", "carrier_driver_name", "text"},
            {"manifest", "carrier_driver_phone", "text"},
            {"manifest", "receiver_handler_name", "text"},
            {"manifest", "receiver_handler_phone", "text"}
        }) {
            opened.forEach((stored, text) ->
                    statements.add("update %s set %s = replace(%s::text, '%s', '%s')::%s where number = '%s'"
                            .formatted(place[0], place[1], place[1], stored, text, place[2], number)));
        }
        statements.add("delete from idempotency_key where key = 'sealed-people-" + district.id + "'");
        run(statements.toArray(String[]::new));
    }

    @Test
    void manifestsFromBeforeAreSealedAndNothingElseOfThemChanges() {
        String number = corrected();
        openAll(number);
        assertThat(inTheClear()).hasSizeGreaterThan(people.size());
        String before = one(
                "select version || ' ' || change || ' ' || updated_at from manifest where number = '" + number + "'");
        run("update personal_rows set done = false, reached = null");

        older.toTheEnd();

        assertThat(inTheClear()).isEmpty();
        assertThat(one("select version || ' ' || change || ' ' || updated_at from manifest where number = '" + number
                        + "'"))
                .isEqualTo(before);
        assertThat(one("select done::text from personal_rows")).isEqualTo("true");
        assertThat(audit(number)).isEmpty();
    }

    @Test
    void aManifestFromBeforeHoldsUnderTheAuditAndCanBeRead() {
        String number = corrected();
        openAll(number);

        assertThat(audit(number)).isEmpty();
        district.receiver().get(MANIFESTS + number).then().body("carrier.driverName", is(people.get(2)));
    }

    @Test
    void theSecretIsReplacedWithoutLosingAnythingAndBothOpenMeanwhile() {
        String number = corrected();
        KeysKey now = new KeysKey(Optional.of(secret), Optional.empty());
        KeysKey next = new KeysKey(Optional.of(NEXT), Optional.empty());
        String before = one("select carrier_driver_phone from manifest where number = '" + number + "'");
        assertThat(older.complaint(next)).isPresent();
        try {
            assertThat(older.renewLocks(new KeysKey(Optional.of(NEXT), Optional.of(secret))))
                    .isPositive();
            PersonalFields replaced = older.batch(new KeysKey(Optional.of(NEXT), Optional.of(secret)), number);

            assertThat(one("select carrier_driver_phone from manifest where number = '" + number + "'"))
                    .startsWith("e1:")
                    .isNotEqualTo(before);
            assertThat(audit(number, replaced)).isEmpty();
            assertThat(audit(number, new PersonalFields(new PersonalSeal(next))))
                    .isEmpty();
            assertThat(audit(number, new PersonalFields(new PersonalSeal(now)))).isNotEmpty();
            assertThat(older.complaint(now).orElse("")).contains("LIANDAN_KEYS_KEY is not the secret");
            // the rest is not sealed anew yet
            assertThat(older.complaint(next).orElse("")).contains("LIANDAN_KEYS_KEY_FORMER");
            run("update personal_rows set done = true, former_key_id = null");
            assertThat(older.complaint(next)).isEmpty();
        } finally {
            older.renewLocks(new KeysKey(Optional.of(secret), Optional.of(NEXT)));
            older.batch(new KeysKey(Optional.of(secret), Optional.of(NEXT)), number);
            run("update personal_rows set done = true, former_key_id = null");
        }

        assertThat(one("select carrier_driver_phone from manifest where number = '" + number + "'"))
                .isEqualTo(before);
        assertThat(audit(number)).isEmpty();
        assertThat(older.complaint(now)).isEmpty();
    }

    @Test
    void theDatabaseLetsNothingButSealingIntoAStep() {
        String number = corrected();
        openAll(number);
        String step = "select seal_step('" + number + "', seq, %s, record)::text from manifest_event where number = '"
                + number + "' and kind = 'CARRIED'";

        assertThat(one(step.formatted("entries || '{\"plate\": \"蒙B00000\"}'"))).isEqualTo("0");
        assertThat(one(step.formatted("entries - 'driverName'"))).isEqualTo("0");
        assertThat(one(step.formatted("entries || '{\"driverName\": \"另一人\"}'")))
                .isEqualTo("0");
        assertThat(one(step.formatted("entries || '{\"another\": \"e1:x\"}'"))).isEqualTo("0");
        assertThat(one(step.formatted("entries || '{\"plate\": \"e1:x\"}'"))).isEqualTo("0");
        assertThat(one(step.formatted("entries || '{\"driverName\": \"e1:x\"}'")))
                .isEqualTo("1");
        assertThat(one(step.formatted("entries || '{\"driverName\": \"e1:y\"}'")))
                .isEqualTo("0");
        assertThat(audit(number)).isNotEmpty();
    }
}
