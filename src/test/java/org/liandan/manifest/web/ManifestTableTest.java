package org.liandan.manifest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.http.TableFile;

/** Manifests as tables, in and out. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ManifestTableTest {

    private static final String HEADER =
            "originPlace,destinationPlace,carrierOrganization,handedOverAt,wasteCategory,volumeM3,handlerName,handlerPhone";

    private final District district = new District();

    @Test
    void theListIsExportedAsCsvForThoseWhoMaySeeIt() {
        String number = district.closed();
        new District().issued();

        Response answer = district.producer().get("/api/v1/manifests/export");

        answer.then().statusCode(200).header("Content-Disposition", startsWith("attachment; filename=\"manifests-"));
        List<String> lines =
                new String(answer.asByteArray(), StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).startsWith("\ufeff联单编号,");
        assertThat(lines.getLast().replace("-", "")).startsWith(number);
        assertThat(lines.getLast()).contains("已办结", "12.5", "12.4", district.plate);
    }

    @Test
    void andAsXlsx() throws Exception {
        district.issued();

        byte[] file =
                district.producer().get("/api/v1/manifests/export?format=xlsx").asByteArray();

        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                var rows = workbook.getFirstSheet().openStream()) {
            assertThat(rows.toList()).hasSize(2);
        }
        district.producer().get("/api/v1/manifests/export?format=pdf").then().statusCode(400);
    }

    @Test
    void aProducersListBecomesDrafts() {
        load(HEADER + "\n" + row("12.5") + "\n" + row("8"), "")
                .then()
                .statusCode(200)
                .body("created", is(2))
                .body("refused", is(0));
        district.producer()
                .get("/api/v1/manifests?state=DRAFT")
                .then()
                .body("", hasSize(2))
                .body("origin", hasItem(district.site));
    }

    @Test
    void anXlsxReadsTheSame() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableFile table = TableFile.Format.XLSX.open(out, "x");
        table.row(List.of((Object[]) HEADER.split(",", -1)));
        table.row(List.of((Object[]) row("7.25").split(",", -1)));
        table.finish();

        district.producer()
                .contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .body(out.toByteArray())
                .post("/api/v1/manifests/imports")
                .then()
                .statusCode(200)
                .body("created", is(1));
    }

    @Test
    void aBadRowIsNamedAndAllOrNothingMeansNothing() {
        String file = HEADER + "\n" + row("12.5") + "\n" + row("-1");

        load(file, "")
                .then()
                .statusCode(400)
                .body("type", is("urn:liandan:problem:import-refused"))
                .body("rows[0].row", is(2))
                .body("rows[0].violations.field", hasItem("producer.volumeM3"));
        district.producer().get("/api/v1/manifests?state=DRAFT").then().body("", hasSize(0));
        load(file, "?mode=best-effort")
                .then()
                .statusCode(200)
                .body("created", is(1))
                .body("refused", is(1));
    }

    @Test
    void theSameFileSentTwiceIsOneImport() {
        for (int i = 0; i < 2; i++) {
            district.producer()
                    .header("Idempotency-Key", "import-" + district.id)
                    .contentType("text/csv; charset=UTF-8")
                    .body(HEADER + "\n" + row("9"))
                    .post("/api/v1/manifests/imports")
                    .then()
                    .statusCode(200)
                    .body("created", is(1));
        }
        district.producer().get("/api/v1/manifests?state=DRAFT").then().body("", hasSize(1));
    }

    @Test
    void onlyProducersImportAndGarbageIsRefused() {
        district.carrier()
                .contentType("text/csv; charset=UTF-8")
                .body(HEADER)
                .post("/api/v1/manifests/imports")
                .then()
                .statusCode(403);
        load("a,b\n1,2", "").then().statusCode(400);
        load("PK\u0003\u0004rubbish", "").then().statusCode(400);
        load(HEADER + "\n" + (row("1") + "\n").repeat(501), "?mode=best-effort")
                .then()
                .statusCode(200)
                .body("refused", is(1));
    }

    private Response load(String file, String query) {
        return district.producer()
                .contentType("text/csv; charset=UTF-8")
                .body(file)
                .post("/api/v1/manifests/imports" + query);
    }

    private String row(String volumeM3) {
        return String.join(
                ",",
                district.site,
                district.centre,
                district.carrierCode,
                District.minute(0),
                "装修垃圾",
                volumeM3,
                "张三",
                "13800138000");
    }
}
