package org.liandan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.liandan.fleet.CodeHash;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalId;
import org.liandan.fleet.TerminalPhone;
import org.liandan.fleet.VehicleId;
import org.liandan.geo.LonLat;
import org.liandan.jt808.AlarmIdentifier;
import org.liandan.jt808.Bytes;
import org.liandan.jt808.LocationItem;
import org.liandan.jt808.LocationItems;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.SafetyAlarm;
import org.liandan.media.SafetyAlarmKind;
import org.liandan.media.SafetyReport;
import org.liandan.party.OrganizationId;

class SafetyTranslationTest {

    private static final Instant AT = Instant.parse("2026-11-22T02:00:00Z");
    private static final Instant RECEIVED = AT.plusSeconds(3);
    private static final RegisteredTerminal TERMINAL = new RegisteredTerminal(
            new TerminalId(7),
            new TerminalPhone("13900000001"),
            new VehicleId(70),
            "蒙B00001",
            2,
            new OrganizationId(1),
            CodeHash.of("code"),
            true);

    @Test
    void driverAssistanceKeepsWhatItsTypeUses() {
        SafetyReport report = translated(new SafetyAlarm.DriverAssistance(
                9, 1, 1, 2, 40, 12, 0, 0, 0, scene(AT, 109_841_000, 40_651_000), identifier(AT)));

        assertThat(report.kind()).isEqualTo(SafetyAlarmKind.ADAS);
        assertThat(report.type()).isEqualTo(1);
        assertThat(report.level()).isEqualTo(2);
        assertThat(report.flag()).isEqualTo(1);
        assertThat(report.at()).isEqualTo(AT);
        assertThat(report.location()).isEqualTo(new LonLat(109.841, 40.651));
        assertThat(report.detail()).isEqualTo(Map.of("frontSpeedKph", 40, "frontDistanceTenthS", 12));
        assertThat(report.vehicleId()).isEqualTo(70);
    }

    @Test
    void tyresUniteTheirEvents() {
        SafetyReport report = translated(new SafetyAlarm.TyrePressure(
                9,
                0,
                scene(AT, 109_841_000, 40_651_000),
                identifier(AT),
                List.of(new SafetyAlarm.Tyre(1, 4, 500, 40, 90), new SafetyAlarm.Tyre(3, 64, 400, 50, 80))));

        assertThat(report.type()).isEqualTo(68);
        assertThat(report.kind().wording(report.type()).chinese()).isEqualTo("胎压过低、慢漏气");
        assertThat(report.detail().get("tyres"))
                .asString()
                .contains("position=3")
                .contains("pressureKpa=400");
    }

    @Test
    void aBlindSpotHasNoLevel() {
        SafetyReport report =
                translated(new SafetyAlarm.BlindSpot(9, 2, 3, scene(AT, 109_841_000, 40_651_000), identifier(AT)));

        assertThat(report.kind()).isEqualTo(SafetyAlarmKind.BSD);
        assertThat(report.level()).isZero();
    }

    @Test
    void aTimeOrPlaceThatTheAlarmLacksIsTheReports() {
        SafetyReport report = translated(blindSpot(scene(null, 0, 0), identifier(null)));

        assertThat(report.at()).isEqualTo(AT);
        assertThat(report.location()).isEqualTo(new LonLat(109.84, 40.65));
        assertThat(translated(blindSpot(scene(null, 0, 0), identifier(AT.minusSeconds(9))))
                        .at())
                .as("the identifier's time before the report's")
                .isEqualTo(AT.minusSeconds(9));
    }

    @Test
    void anAlarmFromTheFutureOrFromLongAgoIsNone() {
        assertThat(report(blindSpot(scene(RECEIVED.plus(Duration.ofMinutes(11)), 1, 1), identifier(AT))))
                .isEmpty();
        assertThat(report(blindSpot(scene(RECEIVED.minus(Duration.ofDays(401)), 1, 1), identifier(AT))))
                .isEmpty();
    }

    @Test
    void anIdentifierComesBackAsItWas() {
        AlarmIdentifier yue = new AlarmIdentifier("A TERMINAL ID OF THIRTY BYTES!", AT, 255, 3, Bytes.ofHex("0102"));

        assertThat(SafetyTranslation.identifier(SafetyTranslation.identity(yue)))
                .isEqualTo(yue);
        assertThat(SafetyTranslation.identifier(SafetyTranslation.identity(identifier(null))))
                .isEqualTo(identifier(null));
    }

    @Test
    void aReportTellsItsAlarmsAndNothingElse() {
        SafetyAlarm alarm = blindSpot(scene(AT, 1, 1), identifier(AT));

        assertThat(LocationItems.of(new LocationItem.Mileage(5), alarm, new LocationItem.Satellites(9))
                        .safetyAlarms())
                .containsExactly(alarm);
        assertThat(LocationItems.of(new LocationItem.Mileage(5)).safetyAlarms()).isEmpty();
        assertThat(LocationItems.EMPTY.safetyAlarms()).isEmpty();
    }

    private static SafetyAlarm blindSpot(SafetyAlarm.Scene scene, AlarmIdentifier identifier) {
        return new SafetyAlarm.BlindSpot(9, 0, 1, scene, identifier);
    }

    private static SafetyAlarm.Scene scene(@Nullable Instant at, int lonE6, int latE6) {
        return new SafetyAlarm.Scene(46, 1065, latE6, lonE6, at, 0x401);
    }

    private static AlarmIdentifier identifier(@Nullable Instant at) {
        return new AlarmIdentifier("BOX 1", at, 2, 1, Bytes.ofHex("00"));
    }

    private static SafetyReport translated(SafetyAlarm alarm) {
        return report(alarm).orElseThrow();
    }

    private static Optional<SafetyReport> report(SafetyAlarm alarm) {
        LocationReport report =
                new LocationReport(0, 3, 40_650_000, 109_840_000, 1065, 460, 90, AT, LocationItems.of(alarm));
        return SafetyTranslation.report(TERMINAL, report, alarm, RECEIVED);
    }
}
