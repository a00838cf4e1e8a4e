package org.liandan.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.party.Role;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RefusedAccessTest {

    private static final Logger LOG = Logger.getLogger(RefusedAccess.class.getName());
    private static final PatternFormatter MESSAGE = new PatternFormatter("%s");

    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        LOG.addHandler(lines);
    }

    @AfterEach
    void stop() {
        LOG.removeHandler(lines);
    }

    @Test
    void whomHisRoleKeepsOutIsInTheLogWithWhatHeAskedFor() {
        Accounts.as("refused-driver", Role.DRIVER, Accounts.organization("被拒单位", "REFUSEDTEST0000001"))
                .queryParam("q", "秘密")
                .get("/api/v1/users")
                .then()
                .statusCode(403);

        assertThat(lines.seen)
                .anyMatch(line -> line.contains("refused-driver") && line.contains("GET /api/v1/users from 127.0.0.1"))
                .noneMatch(line -> line.contains("秘密"));
    }

    @Test
    void aTokenThatDoesNotHoldIsInTheLogWithoutTheToken() {
        given().header("Authorization", "Bearer not-a-token-of-ours")
                .get("/api/v1/manifests")
                .then()
                .statusCode(401);

        assertThat(lines.seen)
                .anyMatch(line -> line.contains("credential") && line.contains("GET /api/v1/manifests"))
                .noneMatch(line -> line.contains("not-a-token"));
    }

    @Test
    void whoHasNotSignedInYetIsNoLine() {
        given().redirects().follow(false).get("/manifests");

        assertThat(lines.seen).noneMatch(line -> line.contains("GET /manifests "));
    }

    private static final class Lines extends Handler {

        private final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            seen.add(MESSAGE.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
