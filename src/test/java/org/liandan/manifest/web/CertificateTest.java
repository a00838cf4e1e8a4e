package org.liandan.manifest.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.imageio.ImageIO;
import javax.sql.DataSource;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.liandan.app.QrReader;
import org.liandan.app.TestDatabase;
import org.liandan.manifest.seal.CertificateCode;
import org.liandan.manifest.seal.KeyBook;
import org.liandan.manifest.store.KeyRing;

/** The certificate on paper, its code, and what the public may learn with it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CertificateTest {

    private static final int DPI = 200;

    @Inject
    KeyRing keys;

    @Inject
    DataSource database;

    private static byte[] pdf(District district, String number) {
        return district.producer()
                .accept("application/pdf")
                .get("/api/v1/manifests/" + number + "/certificate")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
    }

    /** A drive of half an hour through the district, a position each half minute. */
    private void drive(String number) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                    insert into position (at, received_at, vehicle_id, terminal_id, alarm_flags, status_flags,
                        speed_deci_kph, mileage_deci_km, recorder_speed_deci_kph, heading_deg, altitude_m, satellites,
                        marks, lon_e6, lat_e6)
                    select m.carried_at + n * (m.received_at - m.carried_at) / 61, m.received_at, m.vehicle_id, 1, 0, 3, 400, -1,
                        -1, 90, 1067, 12, 0, 109830000 + n * 1400 + (400 * sin(n / 5.0))::int,
                        40640000 + (12000 * sin(n / 22.0))::int
                      from manifest m cross join generate_series(1, 60) n where m.number = ?\
                    """)) {
            insert.setString(1, number);
            insert.executeUpdate();
        }
    }

    @Test
    void isOnePageInChineseWithACodeThatADecoderReads() throws IOException, SQLException {
        District district = new District();
        String number = district.closed();
        drive(number);

        byte[] bytes = pdf(district, number);

        try (PDDocument document = Loader.loadPDF(bytes)) {
            assertThat(document.getNumberOfPages()).isOne();
            assertThat(new PDFTextStripper().getText(document))
                    .contains("建筑垃圾“身份证”")
                    .contains("阿尔丁大街工地")
                    .contains("12.5 → 12.4 m³")
                    .contains("60 个定位点")
                    .contains(district.plate)
                    .contains(district.receiverCode);
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, DPI);
            Path picture = Path.of("target/screenshots/certificate.png");
            Files.createDirectories(picture.getParent());
            ImageIO.write(page, "png", picture.toFile());
            String scanned = QrReader.read(page);
            assertThat(scanned).contains("/verify/LD1.");
            CertificateCode.Scanned code = CertificateCode.scan(scanned);
            assertThat(code.isSignedByOneOf(new KeyBook(keys.published(), null)))
                    .isTrue();
            assertThat(code.content().number().value()).isEqualTo(number);
            assertThat(code.content().receivedM3()).isEqualByComparingTo("12.4");
        }
    }

    private static String code(District district, String number, String member) {
        return district.producer()
                .accept(ContentType.JSON)
                .get("/api/v1/manifests/" + number + "/certificate")
                .then()
                .statusCode(200)
                .extract()
                .path("check." + member);
    }

    @Test
    void anybodyWithTheCodeSeesTheStateAndNobodysName() {
        District district = new District();
        String number = district.closed();

        for (String member : new String[] {"code", "shortCode"}) {
            given().accept(ContentType.JSON)
                    .get("/verify/" + code(district, number, member))
                    .then()
                    .statusCode(200)
                    .body("state", is("CLOSED"))
                    .body("current", is(true))
                    .body("plate", is(district.plate))
                    .body("receivedM3", is(12.4f));
            given().accept(ContentType.HTML)
                    .get("/verify/" + code(district, number, member))
                    .then()
                    .statusCode(200)
                    .body(containsString("已办结"), not(containsString("王五")), not(containsString("13800138000")));
        }
    }

    @Test
    void aNumberAloneOrAForgedCodeTellsNothing() {
        District district = new District();
        String number = district.closed();
        String code = code(district, number, "code");
        String forged = code.substring(0, 40) + (code.charAt(40) == 'A' ? 'B' : 'A') + code.substring(41);

        check(number, 404);
        check(number + "-0000000000000000", 404);
        check(forged, 404);
    }

    private static void check(String code, int status) {
        given().accept(ContentType.JSON).get("/verify/" + code).then().statusCode(status);
    }

    @Test
    void beforeTheReceiverHasDecidedThereIsNone() {
        District district = new District();

        district.producer()
                .accept("application/pdf")
                .get("/api/v1/manifests/" + district.issued() + "/certificate")
                .then()
                .statusCode(409);
    }

    @Test
    void itIsForThoseWhoMayKnowOfTheManifest() {
        District district = new District();
        String path = "/api/v1/manifests/" + district.closed() + "/certificate";

        district.stranger().accept("application/pdf").get(path).then().statusCode(404);
        District.nobody().accept("application/pdf").get(path).then().statusCode(401);
    }
}
