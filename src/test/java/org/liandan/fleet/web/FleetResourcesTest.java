package org.liandan.fleet.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.fleet.CodeHash;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalDirectory;
import org.liandan.fleet.TerminalPhone;
import org.liandan.fleet.TerminalRegistrations;
import org.liandan.party.Role;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FleetResourcesTest {

    private static final String VEHICLES = "/api/v1/vehicles";
    private static final String TERMINALS = "/api/v1/terminals";
    private static final String DRIVERS = "/api/v1/drivers";

    @Inject
    TerminalDirectory directory;

    @Inject
    TerminalRegistrations registrations;

    @Test
    void aVehicleIsFoundByItsPlateInAnyWriting() {
        vehicle("蒙B·F0001", "YELLOW")
                .then()
                .statusCode(201)
                .body("plate", equalTo("蒙BF0001"))
                .body("plateColor", equalTo(2));
        Accounts.admin()
                .get(VEHICLES + "/{plate}", "蒙b f0001")
                .then()
                .statusCode(200)
                .body("plate", equalTo("蒙BF0001"));
    }

    @Test
    void aLargeNewEnergyPlateIsAVehicles() {
        vehicle("蒙B00002D", "93").then().statusCode(201);
    }

    @Test
    void aPlateThatCannotBeOneIsRefused() {
        vehicle("蒙BO0001", "2").then().statusCode(400).body("violations[0].field", equalTo("plate"));
    }

    @Test
    void aColourThatIsNoneIsRefused() {
        vehicle("蒙BF0003", "7").then().statusCode(400).body("violations[0].field", equalTo("plateColor"));
    }

    @Test
    void thePlateAndItsColourAreAVehiclesIdentity() {
        vehicle("蒙BF0004", "黄").then().statusCode(201);
        vehicle("蒙BF0004", "黄色").then().statusCode(409).body("violations[0].field", equalTo("plate"));
        vehicle("蒙BF0004", "蓝色").then().statusCode(201);
        Accounts.admin()
                .get(VEHICLES + "/{plate}", "蒙BF0004")
                .then()
                .statusCode(409)
                .body("type", containsString("ambiguous-plate"));
        Accounts.admin()
                .get(VEHICLES + "/{plate}?plateColor=1", "蒙BF0004")
                .then()
                .statusCode(200);
    }

    @Test
    void aCarrierSeesItsOwnFleetAndNoOther() {
        vehicle("蒙BF0005", "2");
        terminal("013900000005", "蒙BF0005").then().statusCode(201);
        driver("13900000005").then().statusCode(201);
        long stranger = Accounts.organization("外车队", "FLT000000000000002");
        for (String path : List.of(VEHICLES, TERMINALS, DRIVERS)) {
            Accounts.as("flt-stranger", Role.CARRIER, stranger)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .header("X-Total-Count", "0");
        }
        Accounts.as("flt-stranger", Role.CARRIER, stranger)
                .get(VEHICLES + "/{p}", "蒙BF0005")
                .then()
                .statusCode(404);
        Accounts.as("flt-stranger", Role.CARRIER, stranger)
                .get(TERMINALS + "/13900000005")
                .then()
                .statusCode(404);
        Accounts.as("flt-own", Role.CARRIER, carrier())
                .get(VEHICLES + "/{p}", "蒙BF0005")
                .then()
                .statusCode(200);
        Accounts.as("flt-own", Role.CARRIER, carrier())
                .get(TERMINALS + "/013900000005")
                .then()
                .statusCode(200);
    }

    @Test
    void aCarrierDoesNotRegisterItsTrucksItself() {
        Accounts.as("flt-own", Role.CARRIER, carrier())
                .body(Map.of("plate", "蒙BF0006", "plateColor", 2, "organizationId", carrier()))
                .post(VEHICLES)
                .then()
                .statusCode(403);
    }

    @Test
    void aTerminalIsInTheDirectoryAsSoonAsItIsRegistered() {
        vehicle("蒙BF0007", "2");
        terminal("013900000007", "蒙BF0007").then().statusCode(201).body("registeredAt", nullValue());
        RegisteredTerminal known = find("13900000007");
        assertThat(known.plate()).isEqualTo("蒙BF0007");
        assertThat(known.code()).isNull();
        assertThat(known.active()).isTrue();
        assertThat(directory.knowsPlate("蒙BF0007")).isTrue();
    }

    @Test
    void aTerminalThatRegistersGetsACodeThatTheDirectoryKnows() {
        vehicle("蒙BF0008", "2");
        terminal("013900000008", "蒙BF0008");
        String first = register("13900000008", "BOX-8");
        String second = register("13900000008", "BOX-8");
        assertThat(first).matches("[0-9a-f]{32}").isNotEqualTo(second);
        assertThat(find("13900000008").code()).isEqualTo(CodeHash.of(String.valueOf(second)));
        Accounts.admin()
                .get(TERMINALS + "/13900000008")
                .then()
                .body("terminalId", equalTo("BOX-8"))
                .body("registeredAt", equalTo("1970-01-01T08:00:00+08:00"));
    }

    @Test
    void anUnknownTerminalDoesNotRegister() {
        assertThat(register("99999999999", "BOX")).isNull();
    }

    private @Nullable String register(String phone, String box) {
        TerminalPhone asking = new TerminalPhone(phone);
        return registrations
                .register(List.of(new TerminalRegistrations.Request(asking, box)), Instant.EPOCH)
                .get(asking);
    }

    @Test
    void aWithdrawnVehicleTakesItsTerminalAlong() {
        vehicle("蒙BF0009", "2");
        terminal("013900000009", "蒙BF0009");
        Accounts.admin().delete(VEHICLES + "/{p}", "蒙BF0009").then().statusCode(204);
        assertThat(find("13900000009").active()).isFalse();
        assertThat(directory.knowsPlate("蒙BF0009")).isFalse();
    }

    @Test
    void aTerminalMovesToAnotherTruck() {
        vehicle("蒙BF0010", "2");
        vehicle("蒙BF0011", "2");
        Response created = terminal("013900000010", "蒙BF0010");
        Accounts.admin()
                .header("If-Match", created.header("ETag"))
                .body(Map.of("phone", "013900000010", "plate", "蒙BF0011"))
                .put(TERMINALS + "/13900000010")
                .then()
                .statusCode(200)
                .body("plate", equalTo("蒙BF0011"));
        assertThat(find("13900000010").plate()).isEqualTo("蒙BF0011");
    }

    @Test
    void aTerminalThatGetsAnotherNumberLosesTheOldOne() {
        vehicle("蒙BF0012", "2");
        Response created = terminal("013900000012", "蒙BF0012");
        Accounts.admin()
                .header("If-Match", created.header("ETag"))
                .body(Map.of("phone", "013900000099", "plate", "蒙BF0012"))
                .put(TERMINALS + "/13900000012")
                .then()
                .statusCode(200);
        assertThat(directory.find(new TerminalPhone("13900000012"))).isNull();
        assertThat(find("13900000099").plate()).isEqualTo("蒙BF0012");
    }

    @Test
    void aTerminalWithoutItsVehicleIsRefused() {
        terminal("013900000013", "蒙BZZ999").then().statusCode(400).body("violations[0].field", equalTo("plate"));
    }

    @Test
    void aTerminalNumberThatIsNoneIsRefused() {
        vehicle("蒙BF0014", "2");
        terminal("0139-0000", "蒙BF0014").then().statusCode(400).body("violations[0].field", equalTo("phone"));
    }

    @Test
    void aDriverHasATelephoneThatCanBeCalled() {
        driver("12345").then().statusCode(400).body("violations[0].field", equalTo("phone"));
        driver("+86 139-0000-0015").then().statusCode(201).body("phone", equalTo("13900000015"));
    }

    @Test
    void aDriversAccountBelongsToTheSameOrganisation() {
        long stranger = Accounts.organization("外车队", "FLT000000000000002");
        Accounts.user("flt-foreign-driver", Role.DRIVER, stranger);
        Accounts.user("flt-driver", Role.DRIVER, carrier());
        Map<String, Object> request = driverRequest("13900000016");
        request.put("username", "flt-foreign-driver");
        Accounts.admin()
                .body(request)
                .post(DRIVERS)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("username"));
        request.put("username", "flt-driver");
        Accounts.admin().body(request).post(DRIVERS).then().statusCode(201).body("username", equalTo("flt-driver"));
    }

    private RegisteredTerminal find(String phone) {
        return Objects.requireNonNull(directory.find(new TerminalPhone(phone)));
    }

    private static long carrier() {
        return Accounts.organization("车队", "FLT000000000000001");
    }

    private static Response vehicle(String plate, String color) {
        return Accounts.admin()
                .body(Map.of("plate", plate, "plateColor", color, "organizationId", carrier()))
                .post(VEHICLES);
    }

    private static Response terminal(String phone, String plate) {
        return Accounts.admin().body(Map.of("phone", phone, "plate", plate)).post(TERMINALS);
    }

    private static Response driver(String phone) {
        return Accounts.admin().body(driverRequest(phone)).post(DRIVERS);
    }

    private static Map<String, Object> driverRequest(String phone) {
        return new HashMap<>(Map.of("name", "王师傅", "phone", phone, "organizationId", carrier()));
    }
}
