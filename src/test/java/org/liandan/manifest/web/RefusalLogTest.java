package org.liandan.manifest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

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
import org.liandan.app.TestDatabase;

/** The log has the code that the API shows, and nothing that anybody typed. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RefusalLogTest {

    private static final Logger LOG = Logger.getLogger("org.liandan.manifest.store.RefusalLog");

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
    void aRefusedManifestIsInTheLogUnderTheSameCode() {
        District district = new District();

        district.producer()
                .body(District.with(
                        District.with(district.manifest(), "destinationPlace", district.landfill),
                        "producer.siteName",
                        "工地\u0007<script>"))
                .post("/api/v1/manifests")
                .then()
                .statusCode(400)
                .body("refusals[0].code", is("FIELD_CHARACTERS"));

        assertThat(lines.seen)
                .anyMatch(line -> line.contains("FIELD_CHARACTERS") && line.endsWith(" " + district.producerId))
                .noneMatch(line -> line.contains("script"));
    }

    @Test
    void aRefusedStepIsThereWithItsNumber() {
        District district = new District();
        String number = district.issued();

        district.receiver()
                .body(district.receipt())
                .put("/api/v1/manifests/" + number + "/receipt")
                .then()
                .statusCode(409);

        assertThat(lines.seen).anyMatch(line -> line.contains(number) && line.contains("WRONG_STATE"));
    }

    private static final class Lines extends Handler {

        private final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            seen.add(MESSAGE.format(line));
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
