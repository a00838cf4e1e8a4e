package org.liandan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liandan.app.TestDatabase;
import org.liandan.http.Navigation;
import org.liandan.party.Role;

/** What keyboards, screen readers and weak eyes meet on the pages, as far as axe-core can tell: nothing serious. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AccessibilityTest {

    /** Findings that keep somebody out; map canvases say for themselves what they are. */
    private static final String SERIOUS = """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
              .filter(({ impact }) => impact === 'serious' || impact === 'critical')
              .flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}: ${node.any.map((one) => one.message).join(' ')}`))""";

    private static final String AXE = script();

    @BeforeEach
    void openTheDistrict() {
        District.load();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"PRODUCER", "DRIVER", "RECEIVER", "SUBDISTRICT"})
    void nothingSeriousOnThePhoneOf(Role role) {
        String user = Registered.user(
                "axe-" + role.name().toLowerCase(Locale.ROOT), role, Registered.organization("无障碍测试单位" + role));
        try (Visit visit = Visit.by(user, Screen.PHONE)) {
            assertThat(findings(visit, pages(role))).isEmpty();
        }
    }

    @Test
    void nothingSeriousAtTheBureausDeskByDayOrByNight() {
        String user = Registered.user("axe-admin", Role.BUREAU_ADMIN, Registered.organization("无障碍测试执法局"));
        List<String> pages = pages(Role.BUREAU_ADMIN);
        try (Visit visit = Visit.by(user, Screen.DESKTOP)) {
            assertThat(findings(visit, pages)).isEmpty();
            visit.open("/manifests").page().click("button[name=theme]");
            assertThat(findings(visit, List.of("/manifests", "/design")))
                    .as("in the dark")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CARRIER", "TRAFFIC_POLICE"})
    void nothingSeriousInEnglishAtTheDeskOf(Role role) {
        String user = Registered.user(
                "axe-en-" + role.name().toLowerCase(Locale.ROOT), role, Registered.organization("无障碍英文单位" + role));
        try (Visit visit = Visit.by(user, Screen.DESKTOP)) {
            assertThat(findings(visit.inEnglish(), pages(role))).isEmpty();
        }
    }

    @Test
    void nothingSeriousWhereALoadIsMade() {
        long builder = Registered.organization("无障碍工地单位");
        Registered.place("无障碍工地", "CONSTRUCTION_SITE", builder, 109.81, 40.66);
        String user = Registered.user("axe-clerk", Role.PRODUCER, builder);
        try (Visit visit = Visit.by(user, Screen.PHONE)) {
            assertThat(findings(visit, List.of("/manifests/new", "/manifests/board", "/help", "/sessions")))
                    .isEmpty();
        }
    }

    @Test
    void nothingSeriousAtTheFrontDoor() {
        try (Visit visit = Visit.at(Screen.PHONE)) {
            assertThat(findings(visit, List.of("/login", "/verify"))).isEmpty();
        }
    }

    private static List<String> pages(Role role) {
        return Navigation.of(EnumSet.of(role)).stream()
                .map(Navigation.Entry::path)
                .toList();
    }

    private static List<String> findings(Visit visit, List<String> pages) {
        List<String> found = new ArrayList<>();
        for (String path : pages) {
            Page page = visit.open(path).page();
            page.waitForLoadState();
            page.evaluate(AXE);
            Object findings = page.evaluate(SERIOUS);
            for (Object finding : (List<?>) findings) {
                found.add(path + " " + finding);
            }
        }
        return found;
    }

    private static String script() {
        try (InputStream file = Objects.requireNonNull(AccessibilityTest.class.getResourceAsStream("/axe.min.js"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
