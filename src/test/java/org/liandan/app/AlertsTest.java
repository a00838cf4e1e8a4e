package org.liandan.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an operator is woken by, and sees then, rests on numbers that the server really shows, and says what to do. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AlertsTest {

    private static final Path MONITORING = Path.of("k8s/components/monitoring");
    private static final Pattern NAME = Pattern.compile("- alert: (\\w+)");
    private static final Pattern METRIC = Pattern.compile("\\b(?:liandan|agroal|jvm|process|http_server)_[a-z_]+\\b");

    @Test
    void everyMetricThatAnAlertOrTheDashboardNamesIsThere() throws IOException {
        // requests are counted from the first to a page on
        given().get("/login").then().statusCode(200);
        Set<String> shown = given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());

        Set<String> named = new TreeSet<>();
        for (String file : new String[] {"alerts.yaml", "dashboard.json"}) {
            METRIC.matcher(Files.readString(MONITORING.resolve(file)))
                    .results()
                    .map(MatchResult::group)
                    .forEach(named::add);
        }

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(shown).containsAll(named);
    }

    @Test
    void everyAlertHasItsParagraphInTheRunbookAndEveryParagraphItsAlert() throws IOException {
        Set<String> alerts = NAME.matcher(Files.readString(MONITORING.resolve("alerts.yaml")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        Set<String> paragraphs = Files.readAllLines(Path.of("docs/runbook.md")).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .collect(Collectors.toSet());

        assertThat(alerts).isNotEmpty().isEqualTo(paragraphs);
    }
}
