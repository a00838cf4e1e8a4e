package org.liandan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.romankh3.image.comparison.ImageComparison;
import com.github.romankh3.image.comparison.ImageComparisonUtil;
import com.github.romankh3.image.comparison.model.ImageComparisonResult;
import com.github.romankh3.image.comparison.model.ImageComparisonState;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liandan.app.TestDatabase;
import org.liandan.party.Role;

/**
 * Pages whose content is always the same look as they did when somebody last looked at them: colours, letters, spaces, and every
 * part of the design page by day and by night. What differs is in {@code target/snapshots}; {@code -Dliandan.snapshots=renew} keeps
 * what is there now, for the next person to look at in the change.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SnapshotTest {

    private static final Path KEPT = Path.of("src/test/snapshots");
    private static final Path DIFFERENT = Path.of("target/snapshots");

    /** Letters' edges differ from one Chromium to the next. */
    private static final double COLOUR_TOLERANCE = 0.2;

    private static final double SHARE_TOLERATED_PERCENT = 1.0;

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "/login, PHONE, light",
        "/login, DESKTOP, dark",
        "/verify, PHONE, light",
    })
    void anybodysPageLooksAsItDid(String path, Screen screen, String theme) throws IOException {
        try (Visit visit = Visit.at(screen)) {
            compare(name(path, screen, theme), picture(visit, path, theme, ""));
        }
    }

    /** Without what another day or another test brings with it: dates, and firms that have registered. */
    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @CsvSource({
        "/design, PHONE, light, BUREAU_ADMIN, ''",
        "/design, DESKTOP, light, BUREAU_ADMIN, ''",
        "/design, DESKTOP, dark, BUREAU_ADMIN, ''",
        "/manifests, PHONE, light, PRODUCER, .head .unit",
        "/manifests, PHONE, dark, DRIVER, .head .unit",
        "/manifests/new, PHONE, light, PRODUCER, '#carrierOrganization, #handedOverAt'",
        "/gate, PHONE, light, RECEIVER, ''",
        "/gate, DESKTOP, light, RECEIVER, ''",
    })
    void aPersonsPageLooksAsItDid(String path, Screen screen, String theme, Role role, String without)
            throws IOException {
        long organization = Registered.organization("模拟快照单位");
        Registered.place("模拟快照工地", "CONSTRUCTION_SITE", organization, 109.83, 40.66);
        String user = Registered.user("snapshot", role, organization);
        try (Visit visit = Visit.by(user, screen)) {
            String person =
                    role == Role.BUREAU_ADMIN ? path : path + "-" + role.name().toLowerCase(Locale.ROOT);
            compare(name(person, screen, theme), picture(visit, path, theme, without));
        }
    }

    private static String name(String path, Screen screen, String theme) {
        return path.substring(1).replace('/', '-') + "-" + screen.name().toLowerCase(Locale.ROOT) + "-" + theme
                + ".png";
    }

    private static byte[] picture(Visit visit, String path, String theme, String without) {
        visit.page()
                .context()
                .addCookies(List.of(new Cookie("liandan-theme", theme)
                        .setUrl(RestAssured.baseURI + ":" + RestAssured.port)
                        .setSameSite(SameSiteAttribute.STRICT)));
        Page page = visit.open(path).page();
        page.waitForLoadState();
        // without who is signed in and what waits for that person
        page.evaluate("document.querySelector('.bar').style.position = 'static'");
        if (!without.isEmpty()) {
            page.evaluate("selector => document.querySelectorAll(selector).forEach(one => one.remove())", without);
        }
        return page.locator("main").screenshot();
    }

    private static void compare(String name, byte[] picture) throws IOException {
        Path kept = KEPT.resolve(name);
        if ("renew".equals(System.getProperty("liandan.snapshots"))) {
            Files.createDirectories(KEPT);
            Files.write(kept, picture);
            return;
        }
        assertThat(kept).as("a snapshot of this page").exists();
        BufferedImage expected = ImageIO.read(kept.toFile());
        BufferedImage actual = ImageIO.read(new ByteArrayInputStream(picture));
        ImageComparisonResult result = new ImageComparison(expected, actual)
                .setPixelToleranceLevel(COLOUR_TOLERANCE)
                .setAllowingPercentOfDifferentPixels(SHARE_TOLERATED_PERCENT)
                .compareImages();
        if (result.getImageComparisonState() != ImageComparisonState.MATCH) {
            Files.createDirectories(DIFFERENT);
            ImageComparisonUtil.saveImage(DIFFERENT.resolve(name).toFile(), result.getResult());
            Files.write(DIFFERENT.resolve("now-" + name), picture);
        }
        assertThat(result.getImageComparisonState())
                .as("%s: %.2f %% of it differs; see %s", name, result.getDifferencePercent(), DIFFERENT.resolve(name))
                .isEqualTo(ImageComparisonState.MATCH);
    }
}
