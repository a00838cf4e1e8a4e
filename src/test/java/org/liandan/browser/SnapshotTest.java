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
        "/design, PHONE, light",
        "/design, DESKTOP, light",
        "/design, DESKTOP, dark",
    })
    void aPageLooksAsItDid(String path, Screen screen, String theme) throws IOException {
        String user = Registered.user("snapshot", Role.BUREAU_ADMIN, Registered.organization("模拟区执法局"));
        String name = path.substring(1) + "-" + screen.name().toLowerCase(Locale.ROOT) + "-" + theme + ".png";
        byte[] picture;
        try (Visit visit = Visit.at(screen)) {
            if (path.equals("/design")) {
                visit.open("/login").signIn(user);
            }
            visit.page()
                    .context()
                    .addCookies(List.of(new Cookie("liandan-theme", theme)
                            .setUrl(RestAssured.baseURI + ":" + RestAssured.port)
                            .setSameSite(SameSiteAttribute.STRICT)));
            Page page = visit.open(path).page();
            page.waitForLoadState();
            // without who is signed in and what waits for that person
            page.evaluate("document.querySelector('.bar').style.position = 'static'");
            picture = page.locator("main").screenshot();
        }
        compare(name, picture);
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
