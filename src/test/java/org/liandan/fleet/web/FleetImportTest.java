package org.liandan.fleet.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.fleet.TerminalDirectory;
import org.liandan.fleet.TerminalPhone;
import org.liandan.party.Role;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FleetImportTest {

    private static final String CARRIER = "FIM000000000000001";
    private static final String TERMINAL_HEADER = "phone,plate,plateColor,terminalId,protocol,carrierCreditCode\n";

    @Inject
    TerminalDirectory directory;

    private long carrier;

    @BeforeEach
    void carrierIsRegistered() {
        carrier = Accounts.organization("导入车队", CARRIER);
    }

    @Test
    void aTerminalComesWithItsVehicle() {
        terminals(TERMINAL_HEADER + "013700000001,蒙BN0001,2,BOX0001,JT808_2019," + CARRIER + "\n")
                .statusCode(200)
                .body("total", equalTo(1))
                .body("created", equalTo(1))
                .body("rows[0].row", equalTo(1))
                .body("rows[0].key", equalTo("13700000001"))
                .body("rows[0].outcome", equalTo("CREATED"));
        Accounts.admin()
                .get("/api/v1/terminals/13700000001")
                .then()
                .body("plate", equalTo("蒙BN0001"))
                .body("protocol", equalTo("JT808_2019"));
        var known = Objects.requireNonNull(directory.find(new TerminalPhone("13700000001")));
        assertThat(known.plate()).isEqualTo("蒙BN0001");
        assertThat(known.carrier().value()).isEqualTo(carrier);
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        String file = TERMINAL_HEADER + "013700000002,蒙BN0002,2,BOX0002,2013," + CARRIER + "\n";
        terminals(file).statusCode(200).body("created", equalTo(1));
        terminals(file)
                .statusCode(200)
                .body("unchanged", equalTo(1))
                .body("created", equalTo(0))
                .body("updated", equalTo(0));
        terminals(file.replace("BOX0002", "BOX0022")).statusCode(200).body("updated", equalTo(1));
    }

    @Test
    void oneBadRowStopsAFileThatIsToComeAsAWhole() {
        terminals(TERMINAL_HEADER + "013700000003,蒙BN0003,2,,," + CARRIER + "\n" + "013700000004,蒙BOOOO1,2,,," + CARRIER
                        + "\n")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:liandan:problem:import-refused"))
                .body("refused", equalTo(1))
                .body("rows", hasSize(1))
                .body("rows[0].row", equalTo(2))
                .body("rows[0].violations[0].field", equalTo("plate"));
        Accounts.admin().get("/api/v1/terminals/13700000003").then().statusCode(404);
    }

    @Test
    void withBestEffortTheGoodRowsAreTaken() {
        Accounts.admin()
                .contentType("text/csv; charset=utf-8")
                .queryParam("mode", "best-effort")
                .body((TERMINAL_HEADER + "013700000005,蒙BN0005,2,,," + CARRIER + "\n" + "x5,蒙BN0006,2,,," + CARRIER
                                + "\n")
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/imports/terminals")
                .then()
                .statusCode(200)
                .body("created", equalTo(1))
                .body("refused", equalTo(1))
                .body("rows.outcome", equalTo(List.of("CREATED", "REFUSED")));
        Accounts.admin().get("/api/v1/terminals/13700000005").then().statusCode(200);
    }

    @Test
    void anUnknownModeIsRefused() {
        Accounts.admin()
                .contentType("text/csv")
                .queryParam("mode", "perhaps")
                .body(TERMINAL_HEADER)
                .post("/api/v1/imports/terminals")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("mode"));
    }

    @Test
    void aCarrierThatDoesNotExistIsNamed() {
        terminals(TERMINAL_HEADER + "013700000007,蒙BN0007,2,,,NOBODY000000000001\n")
                .statusCode(400)
                .body("rows[0].violations[0].field", equalTo("carrierCreditCode"));
    }

    @Test
    void aFileDoesNotTakeATruckAwayFromAnotherCarrier() {
        Accounts.organization("另一车队", "FIM000000000000002");
        terminals(TERMINAL_HEADER + "013700000008,蒙BN0008,2,,," + CARRIER + "\n")
                .statusCode(200);
        terminals(TERMINAL_HEADER + "013700000009,蒙BN0008,2,,,FIM000000000000002\n")
                .statusCode(400)
                .body("rows[0].violations[0].field", equalTo("plate"));
    }

    @Test
    void aNumberThatStandsTwiceInAFileIsRefusedTheSecondTime() {
        terminals(TERMINAL_HEADER + "013700000010,蒙BN0010,2,,," + CARRIER + "\n" + "13700000010,蒙BN0011,2,,," + CARRIER
                        + "\n")
                .statusCode(400)
                .body("rows[0].row", equalTo(2))
                .body("rows[0].violations[0].message", containsString("1"));
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsDoNotMatter() {
        terminals("\ufeff" + TERMINAL_HEADER.replace("\n", "\r\n") + "013700000012,蒙BN0012,黄,,," + CARRIER + "\r\n\r\n")
                .statusCode(200)
                .body("created", equalTo(1));
    }

    @Test
    void columnsMayStandInAnyOrderAndOptionalOnesMayBeMissing() {
        terminals("carrierCreditCode,plate,PlateColor,phone\n" + CARRIER + ",蒙BN0013,2,013700000013\n")
                .statusCode(200)
                .body("created", equalTo(1));
    }

    @Test
    void aMissingColumnIsNamed() {
        terminals("phone,plate\n013700000014,蒙BN0014\n")
                .statusCode(400)
                .body("violations.field", hasItem("carrierCreditCode"))
                .body("violations.field", hasItem("plateColor"));
    }

    @Test
    void anUnknownColumnIsNamed() {
        terminals("colour," + TERMINAL_HEADER).statusCode(400).body("violations[0].field", equalTo("colour"));
    }

    @Test
    void aFileInAnotherEncodingIsRefusedWithAdvice() {
        terminals((TERMINAL_HEADER + "013700000015,蒙BN0015,2,,," + CARRIER + "\n").getBytes(Charset.forName("GBK")))
                .statusCode(400)
                .body("type", equalTo("urn:liandan:problem:not-utf-8"))
                .body("detail", containsString("CSV UTF-8"));
    }

    @Test
    void garbageIsNoTable() {
        byte[] garbage = new byte[1000];
        new Random(7).nextBytes(garbage);
        terminals(garbage).statusCode(400).contentType("application/problem+json");
        terminals("").statusCode(400);
        terminals("phone,plate,plateColor,carrierCreditCode\n\"unterminated").statusCode(400);
        terminals("x".repeat(100_000)).statusCode(400);
    }

    @Test
    void formulasAreDataLikeAnyOther() {
        drivers("name,phone,carrierCreditCode\n\"=HYPERLINK(\"\"http://x\"\")\",13800000016," + CARRIER + "\n")
                .statusCode(200);
        Accounts.admin()
                .queryParam("phone", "13800000016")
                .get("/api/v1/drivers")
                .then()
                .body("[0].name", equalTo("=HYPERLINK(\"http://x\")"));
    }

    @Test
    void driversAreFoundAgainByTheirTelephone() {
        String file = "name,phone,licenceNumber,carrierCreditCode\n李师傅,138-0000-0017,150203-17," + CARRIER + "\n";
        drivers(file).statusCode(200).body("created", equalTo(1));
        drivers(file).statusCode(200).body("unchanged", equalTo(1));
        drivers("name,phone,carrierCreditCode\n李大师傅,13800000017," + CARRIER + "\n")
                .statusCode(200)
                .body("updated", equalTo(1));
        Accounts.admin()
                .queryParam("phone", "13800000017")
                .get("/api/v1/drivers")
                .then()
                .body("[0].name", equalTo("李大师傅"))
                .body("[0].licenceNumber", equalTo("*****3-17"));
    }

    @Test
    void vehiclesGetTheRoutesThatTheFileNames() {
        route("RT-I1");
        route("RT-I2");
        String header = "plate,plateColor,carrierCreditCode,boxVolumeM3,routes\n";
        vehicles(header + "蒙BN0018,2," + CARRIER + ",17.5,RT-I1 RT-I2\n")
                .statusCode(200)
                .body("created", equalTo(1));
        vehicles(header + "蒙BN0018,2," + CARRIER + ",17.5,RT-I2;RT-I1\n")
                .statusCode(200)
                .body("unchanged", equalTo(1));
        vehicles(header + "蒙BN0018,2," + CARRIER + ",17.5,RT-I2\n")
                .statusCode(200)
                .body("updated", equalTo(1));
        Accounts.admin()
                .get("/api/v1/vehicles/{plate}", "蒙BN0018")
                .then()
                .body("routes", equalTo(List.of("RT-I2")))
                .body("boxVolumeM3", equalTo(17.5f));
        vehicles(header + "蒙BN0018,2," + CARRIER + ",,\n").statusCode(200).body("unchanged", equalTo(1));
        vehicles(header + "蒙BN0019,2," + CARRIER + ",,RT-NONE\n")
                .statusCode(400)
                .body("rows[0].violations[0].field", equalTo("routes"));
        vehicles(header + "蒙BN0019,2," + CARRIER + ",huge,\n")
                .statusCode(400)
                .body("rows[0].violations[0].field", equalTo("boxVolumeM3"));
    }

    @Test
    void vehiclesMayComeWithALimitOfTheirOwn() {
        String header = "plate,plateColor,carrierCreditCode,speedLimitKph\n";
        vehicles(header + "蒙BN0028,2," + CARRIER + ",45\n").statusCode(200).body("created", equalTo(1));
        vehicles(header + "蒙BN0028,2," + CARRIER + ",45\n").statusCode(200).body("unchanged", equalTo(1));
        vehicles(header + "蒙BN0028,2," + CARRIER + ",\n").statusCode(200).body("unchanged", equalTo(1));
        vehicles(header + "蒙BN0028,2," + CARRIER + ",40.5\n").statusCode(200).body("updated", equalTo(1));
        Accounts.admin().get("/api/v1/vehicles/{plate}", "蒙BN0028").then().body("speedLimitKph", equalTo(40.5f));
        vehicles(header + "蒙BN0029,2," + CARRIER + ",61\n")
                .statusCode(400)
                .body("rows[0].violations[0].field", equalTo("speedLimitKph"));
    }

    @Test
    void aCarrierDoesNotImport() {
        Accounts.as("fim-carrier", Role.CARRIER, carrier)
                .contentType("text/csv")
                .body(TERMINAL_HEADER)
                .post("/api/v1/imports/terminals")
                .then()
                .statusCode(403);
    }

    @Test
    void twentyThousandTerminalsComeInOneGo() {
        StringBuilder file = new StringBuilder(TERMINAL_HEADER);
        for (int i = 0; i < 20_000; i++) {
            file.append("0146%08d,蒙C%05d,2,B%05d,JT808_2013,%s\n".formatted(i, i, i, CARRIER));
        }
        byte[] bytes = file.toString().getBytes(StandardCharsets.UTF_8);
        long started = System.nanoTime();
        Response first = post("terminals", bytes);
        double firstS = (System.nanoTime() - started) / 1e9;
        started = System.nanoTime();
        Response second = post("terminals", bytes);
        double secondS = (System.nanoTime() - started) / 1e9;
        System.out.printf("20,000 terminals imported in %.1f s, again unchanged in %.1f s%n", firstS, secondS);
        first.then().statusCode(200).body("created", equalTo(20_000));
        second.then().statusCode(200).body("unchanged", equalTo(20_000));
        assertThat(firstS).isLessThan(20);
        assertThat(directory.find(new TerminalPhone("14600019999"))).isNotNull();
    }

    private static ValidatableResponse terminals(String file) {
        return terminals(file.getBytes(StandardCharsets.UTF_8));
    }

    private static ValidatableResponse terminals(byte[] file) {
        return post("terminals", file).then();
    }

    private static ValidatableResponse drivers(String file) {
        return post("drivers", file.getBytes(StandardCharsets.UTF_8)).then();
    }

    private static ValidatableResponse vehicles(String file) {
        return post("vehicles", file.getBytes(StandardCharsets.UTF_8)).then();
    }

    private static Response post(String what, byte[] file) {
        return Accounts.admin().contentType("text/csv").body(file).post("/api/v1/imports/" + what);
    }

    private static void route(String code) {
        Accounts.admin()
                .body(Map.of(
                        "code",
                        code,
                        "name",
                        "导入路线",
                        "corridorWidthM",
                        60,
                        "line",
                        Map.of(
                                "type",
                                "LineString",
                                "coordinates",
                                List.of(List.of(109.8, 40.65), List.of(109.8, 40.66)))))
                .post("/api/v1/routes")
                .then()
                .statusCode(201);
    }
}
