package org.liandan.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.approval.client.Approval;
import org.liandan.approval.client.Cast;
import org.liandan.gateway.Jt808Server;
import org.liandan.gateway.TestTruck;
import org.liandan.manifest.store.ProofFile;
import org.liandan.outbox.relay.WebhookRelay;
import org.liandan.party.CreditCode;
import org.liandan.party.Role;

/** Every approval scenario can be done by software that knows the API alone, and the sandbox sees that it was done. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReferenceClientTest {

    private static final String FENCE = "POLYGON((109.8 40.6, 109.81 40.6, 109.81 40.61, 109.8 40.6))";

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI server;

    @Inject
    Jt808Server gateway;

    @Inject
    WebhookRelay relay;

    @Inject
    Clock clock;

    @Test
    void passesEveryScenarioAndTheSandboxSeesIt() throws Exception {
        long producer = Accounts.organization("验收产出单位", creditCode(1));
        long carrier = Accounts.organization("验收运输单位", creditCode(2));
        long receiver = Accounts.organization("验收处置单位", creditCode(3));
        Accounts.user("approval-producer", Role.PRODUCER, producer);
        Accounts.user("approval-carrier", Role.CARRIER, carrier);
        Accounts.user("approval-receiver", Role.RECEIVER, receiver);
        place("AP-SITE", "CONSTRUCTION_SITE", producer);
        place("AP-SORT", "SORTING_CENTRE", receiver);
        place("AP-FILL", "LANDFILL", receiver);
        TestTruck.register(carrier);
        for (int i = 0; i < 15; i++) {
            execute(
                    "insert into vehicle (plate, plate_color, organization_id, box_volume_m3) values (?, 2, ?, 15)",
                    "蒙BQ%04d".formatted(i),
                    carrier);
        }
        Cast cast = new Cast(
                server,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.port()),
                "127.0.0.1",
                new Cast.Login("approval-producer", Accounts.PASSWORD),
                new Cast.Login("approval-carrier", Accounts.PASSWORD),
                new Cast.Login("approval-receiver", Accounts.PASSWORD));
        List<Approval.Result> results = new ArrayList<>();

        try (ScheduledExecutorService time = Executors.newSingleThreadScheduledExecutor()) {
            // as if the pauses between two tries were over
            ScheduledFuture<?> hurrying =
                    time.scheduleWithFixedDelay(() -> hurry(producer), 0, 50, TimeUnit.MILLISECONDS);
            new Approval(cast, ReferenceClientTest::faults, clock).run(List.of(Scenario.values()), results::add);
            hurrying.cancel(false);
        }

        assertThat(results)
                .allSatisfy(result -> assertThat(result.passed())
                        .as(result.scenario() + " #" + result.failed() + " " + result.reason())
                        .isTrue());
        seenBy("approval-bureau", Role.BUREAU, Accounts.organization("验收执法局", creditCode(4)));
        seenBy("approval-carrier", Role.CARRIER, carrier);
        Accounts.as("approval-stranger", Role.CARRIER, Accounts.organization("别的验收单位", creditCode(5)))
                .get("/api/v1/approval/progress")
                .then()
                .statusCode(200)
                .body("client", not(hasItem("liandan-reference/1")));
    }

    /** What that account is shown of the reference client. */
    private static void seenBy(String account, Role role, long organization) {
        JsonPath progress = Accounts.as(account, role, organization)
                .get("/api/v1/approval/progress")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<String> unseen =
                progress.getList("find { it.client == 'liandan-reference/1' }.standing.findAll { !it.fulfilled }");
        assertThat(unseen).isEmpty();
    }

    private static List<String> faults(String proof) {
        try {
            return ProofFile.read(proof).verify(null).stream()
                    .map(finding -> finding.sentence().english())
                    .toList();
        } catch (IllegalArgumentException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private void hurry(long organization) {
        execute("update webhook set next_attempt_at = null where organization_id = ?", organization);
        relay.round();
    }

    /** A valid one that no other test uses. */
    private static String creditCode(int serial) {
        String first17 = "91150203M" + "%08d".formatted(41_000_000 + serial);
        return first17 + CreditCode.checkCharacterOf(first17);
    }

    private static void place(String code, String kind, long organization) {
        execute(
                "insert into place (code, name, kind, address, organization_id, fence)"
                        + " values (?, ?, ?, ?, ?, st_geomfromtext('" + FENCE + "', 4326))",
                code,
                "场所" + code,
                kind,
                "地址" + code,
                organization);
    }

    private static void execute(String sql, Object... values) {
        DataSource database = Arc.container().instance(DataSource.class).get();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
