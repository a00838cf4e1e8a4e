package org.liandan.haul.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.TestTruck;
import org.liandan.haul.ViolationType;
import org.liandan.media.Evidence;
import org.liandan.media.SafetyAlarmKind;
import org.liandan.media.store.SafetyAlarms;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TerminalAlarmsTest {

    private static final Instant AT = Instant.parse("2026-03-05T02:00:00Z");

    @Inject
    SafetyAlarms alarms;

    private TestTruck truck;

    @BeforeEach
    void newTruck() {
        truck = TestTruck.register();
    }

    @Test
    void aPhoneAtTheWheelIsAFindingOfItsOwnKindWithItsPictures() {
        alarms.record(List.of(Evidence.alarm(truck, 5, AT, 0, 1)));
        long alarm = TestFleet.number("select id from safety_alarm where terminal_id = ?", truck.terminalId());
        TestFleet.execute(
                """
                insert into media (vehicle_id, terminal_id, organization_id, plate, source, name, safety_alarm_id, kind,
                    format, occasion, taken_at, received_at, complete, sha256, bytes, path)
                values (?, ?, ?, ?, 'ATTACHMENT', '00_65_6502_0_1.jpg', ?, 'IMAGE', 'JPEG', 'ALARM', now(), now(), true,
                    repeat('0', 64), 10, ?)""",
                truck.vehicleId(),
                truck.terminalId(),
                truck.carrierId(),
                truck.plate(),
                alarm,
                "alarm-test/" + alarm + ".jpg");

        int id = Accounts.admin()
                .queryParam("plate", truck.plate())
                .queryParam("category", "TERMINAL_ALARM")
                .get("/api/v1/violations")
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].type", equalTo("PHONE_USE"))
                .body("[0].typeName", equalTo("使用手机"))
                .body("[0].category", equalTo("TERMINAL_ALARM"))
                .body("[0].rule", equalTo("H10"))
                .body("[0].limitKph", nullValue())
                .body("[0].safetyAlarm", equalTo("/api/v1/safety-alarms/" + alarm))
                .extract()
                .path("[0].id");
        Accounts.admin()
                .get("/api/v1/violations/" + id)
                .then()
                .body("files", hasSize(1))
                .body("files[0].kind", equalTo("IMAGE"))
                .body("files[0].name", equalTo("00_65_6502_0_1.jpg"))
                .body("evidence.typeName", equalTo("接打电话"))
                .body("evidence.speedKph", equalTo(46));
    }

    @Test
    void anAlarmThatComesAgainIsOneFinding() {
        alarms.record(List.of(Evidence.alarm(truck, 6, AT, 0, 0)));
        alarms.record(List.of(Evidence.alarm(truck, 6, AT, 0, 0)));

        assertThat(found()).containsExactly("PHONE_USE|0");
    }

    @Test
    void startAndEndAreOneFinding() {
        alarms.record(List.of(Evidence.alarm(truck, 7, AT, 1, 0)));
        assertThat(TestTruck.query("select ended_at is null from violation where vehicle_id = ?", truck.vehicleId()))
                .containsExactly("t");

        alarms.record(List.of(Evidence.alarm(truck, 7, AT.plusSeconds(30), 2, 1)));
        alarms.record(List.of(Evidence.alarm(truck, 7, AT.plusSeconds(30), 2, 1)));

        assertThat(found()).containsExactly("PHONE_USE|30");
    }

    @Test
    void anEndWhoseStartNeverCameIsAFindingToo() {
        alarms.record(List.of(Evidence.alarm(truck, 8, AT, 2, 0)));

        assertThat(found()).containsExactly("PHONE_USE|0");
    }

    @Test
    void alarmsAreNoViolationsThatWeHaveEstablished() {
        alarms.record(List.of(Evidence.alarm(truck, 9, AT, 0, 0)));

        Accounts.admin()
                .queryParam("plate", truck.plate())
                .queryParam("category", "VIOLATION")
                .get("/api/v1/violations")
                .then()
                .body("", hasSize(0));
    }

    @Test
    void whatSaysNothingOfTheDrivingIsNoFinding() {
        assertThat(TerminalAlarms.typeOf(SafetyAlarmKind.TPMS, 0x02)).isNull();
        assertThat(TerminalAlarms.typeOf(SafetyAlarmKind.ADAS, 0x11))
                .as("a photo")
                .isNull();
        assertThat(TerminalAlarms.typeOf(SafetyAlarmKind.DSM, 0x11))
                .as("another driver")
                .isNull();
        assertThat(TerminalAlarms.typeOf(SafetyAlarmKind.DSM, 0xe0))
                .as("a maker's own")
                .isNull();
        assertThat(TerminalAlarms.typeOf(SafetyAlarmKind.BSD, 0x03)).isEqualTo(ViolationType.BLIND_SPOT);
        assertThat(TerminalAlarms.typeOf(SafetyAlarmKind.ADAS, 0x04)).isEqualTo(ViolationType.PEDESTRIAN_COLLISION);
    }

    private List<String> found() {
        return TestTruck.query(
                "select type, extract(epoch from ended_at - started_at)::int from violation where vehicle_id = ?",
                truck.vehicleId());
    }
}
