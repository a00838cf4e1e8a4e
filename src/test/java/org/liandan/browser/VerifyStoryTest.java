package org.liandan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liandan.app.TestDatabase;
import org.liandan.manifest.paper.QrSquares;
import org.liandan.manifest.web.IssuedCertificate;

/** An officer at the roadside, without an account, checks a certificate: with a network, and without one. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class VerifyStoryTest {

    private static final int SQUARE = 6;
    private static final int QUIET = 4;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private IssuedCertificate certificate = new IssuedCertificate("", "", "");

    @BeforeEach
    void aLoadHasBeenReceived() {
        certificate = IssuedCertificate.make();
    }

    private static void waitForWorker(Page page) {
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
    }

    @Test
    void aPictureOfTheCodeIsReadAndTheStateNowIsShown() throws IOException {
        try (Visit visit = Visit.at(Screen.PHONE)) {
            visit.open("/verify");
            Page page = visit.page();
            page.setInputFiles("#picture", picture("https://liandan.example/verify/" + certificate.code()));

            assertThat(page.locator("[data-verdict=good]")).isVisible();
            assertThat(page.locator("#now")).containsText("已办结");
            assertThat(page.locator("#said")).containsText(certificate.plate());
            assertThat(page.locator("#offline")).isHidden();
            assertThat(visit.text("main")).contains("装修垃圾").contains("12.5 → 12.4 m³");
            visit.picture("verify-online");
        }
    }

    @Test
    void withoutANetworkTheSignatureIsCheckedAndTheTimeIsTold() {
        try (Visit visit = Visit.at(Screen.PHONE)) {
            visit.open("/verify");
            waitForWorker(visit.page());
            visit.network(false).open("/verify/" + certificate.code());
            Page page = visit.page();

            assertThat(page.locator("[data-verdict=good]")).isVisible();
            assertThat(page.locator("#offline")).isVisible();
            assertThat(page.locator("#now")).isHidden();
            assertThat(page.locator("[data-field=asOf]"))
                    .hasText(Pattern.compile("20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d"));
            visit.picture("verify-offline");
            // what the story is about
            visit.forgiving("ERR_INTERNET_DISCONNECTED").forgiving("Failed to fetch");
        }
    }

    @Test
    void theCameraReadsTheCodeAndTheVerdictNeedsNoNetwork() throws IOException {
        FilmedCode.show("https://liandan.example/verify/" + certificate.code());
        try (Visit visit = Visit.at(Screen.PHONE)) {
            visit.open("/verify");
            waitForWorker(visit.page());
            visit.network(false);
            Page page = visit.page();
            page.click("#camera");

            assertThat(page.locator("[data-verdict=good]")).isVisible();
            assertThat(page.locator("#said")).containsText(certificate.plate());
            assertThat(page.locator("#film")).isHidden();
            visit.picture("verify-camera");
            visit.forgiving("ERR_INTERNET_DISCONNECTED").forgiving("Failed to fetch");
        }
    }

    @Test
    void aForgedCodeIsNotBelievedWithOrWithoutANetwork() {
        String code = certificate.code();
        String forged = code.substring(0, 90) + (code.charAt(90) == 'A' ? 'B' : 'A') + code.substring(91);
        try (Visit visit = Visit.at(Screen.DESKTOP)) {
            visit.open("/verify");
            waitForWorker(visit.page());
            visit.network(false);
            Page page = visit.page();
            page.fill("#code", forged);
            page.click("#check button:not([type])");

            assertThat(page.locator("[data-verdict=bad]")).isVisible();
            assertThat(page.locator("#said")).isHidden();
            visit.picture("verify-forged");
            visit.forgiving("ERR_INTERNET_DISCONNECTED").forgiving("Failed to fetch");
        }
    }

    @Test
    void aShortCodeIsTypedWhereThereIsNoCamera() {
        try (Visit visit = Visit.at(Screen.DESKTOP)) {
            visit.open("/verify");
            Page page = visit.page();
            page.fill("#code", certificate.shortCode());
            page.click("#check button:not([type])");

            assertThat(page.locator("#now")).containsText("已办结");
            assertThat(visit.text("main")).doesNotContain("王五");
        }
    }

    private Path picture(String text) throws IOException {
        boolean[][] dark = QrSquares.of(text);
        int size = (dark.length + 2 * QUIET) * SQUARE;
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int row = y / SQUARE - QUIET;
                int column = x / SQUARE - QUIET;
                boolean inside = row >= 0 && column >= 0 && row < dark.length && column < dark.length;
                image.setRGB(x, y, inside && dark[row][column] ? 0x000000 : 0xffffff);
            }
        }
        Path file = folder.resolve("code.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}
