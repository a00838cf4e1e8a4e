package org.liandan.gateway.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.TestTerminal;
import org.liandan.http.store.Statements;
import org.liandan.jt808.AttachmentStart;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.ProtocolVersion;

/** What a log holds of people after a story, read as whoever keeps the logs reads it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PersonalDataInLogsTest {

    private static final Logger LOG = Logger.getLogger(PersonalDataInLogsTest.class);
    private static final Path WRITTEN = Path.of("target/test-data/test.log");
    private static final Pattern FULL_MOBILE = Pattern.compile("(?<![0-9])0*1[3-9][0-9]{9}(?![0-9])");

    @Inject
    AttachmentServer server;

    @Inject
    Statements statements;

    @Test
    void aTerminalThatIsRefusedIsLoggedWithoutItsWholeNumber() throws IOException {
        try (TestTerminal terminal = new TestTerminal(server.port(), "13977994471", ProtocolVersion.V2013)) {
            assertThat(terminal.ask(new AttachmentStart("a.jpg", 0, 10))).isEqualTo(PlatformResult.FAILURE);
        }

        assertThat(lines("139****4471")).contains("attachments of terminal 139****4471 refused");
        assertThat(lines("13977994471")).isEmpty();
    }

    @Test
    void aFailureOfTheDatabaseDoesNotQuoteTheRow() throws IOException {
        long organization = Accounts.organization("日志测试单位", "LOGTEST00000000001");
        String insert = "insert into driver (name, phone, organization_id) values (?, ?, ?)";
        statements.update(insert + " on conflict do nothing", "欧阳不外传", "13977994472", organization);

        Throwable failure = catchThrowable(() -> statements.update(insert, "欧阳不外传", "13977994472", organization));
        LOG.errorf(failure, "a driver could not be entered: %s", "LOGTEST-ROW");

        assertThat(failure).hasStackTraceContaining("duplicate key");
        assertThat(lines("LOGTEST-ROW")).isNotEmpty();
        assertThat(Files.readString(WRITTEN))
                .contains("duplicate key")
                .doesNotContain("欧阳不外传")
                .doesNotContain("13977994472");
    }

    @Test
    void whoeverLogsANumberInWhateverWayLogsItMasked() throws IOException {
        LOG.infov("call {0} LOGTEST-WAYS", "13977994473");
        LOG.info("LOGTEST-WAYS 013977994473");
        LOG.info("LOGTEST-WAYS 150203199001011234");
        LOG.error(
                "LOGTEST-WAYS",
                new IllegalStateException("whole", new IllegalArgumentException("no number: '13977994474'")));

        assertThat(lines("LOGTEST-WAYS"))
                .contains("call 139****4473", "LOGTEST-WAYS 0139****4473", "150203***********4");
        assertThat(lines("no number")).contains("139****4474");
        assertThat(Files.readString(WRITTEN)).contains("java.lang.IllegalArgumentException: no number");
    }

    /** Of this story and of whatever else has run in this application before it. */
    @Test
    void noWholeNumberIsInTheLog() throws IOException {
        try (Stream<String> lines = Files.lines(WRITTEN)) {
            assertThat(lines.filter(line -> FULL_MOBILE.matcher(line).find())).isEmpty();
        }
    }

    @Test
    void theLogOfAServerIsFilteredInTheSameWay() {
        assertThat(ConfigProvider.getConfig().getValue("quarkus.log.console.filter", String.class))
                .isEqualTo(ConfigProvider.getConfig().getValue("quarkus.log.file.filter", String.class));
    }

    private static String lines(String part) throws IOException {
        try (Stream<String> lines = Files.lines(WRITTEN)) {
            return String.join("\n", lines.filter(line -> line.contains(part)).toList());
        }
    }
}
