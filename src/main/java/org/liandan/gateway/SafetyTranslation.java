package org.liandan.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.geo.LonLat;
import org.liandan.jt808.AlarmIdentifier;
import org.liandan.jt808.Bytes;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.SafetyAlarm;
import org.liandan.media.AlarmIdentity;
import org.liandan.media.SafetyAlarmKind;
import org.liandan.media.SafetyReport;

/** The one place where JT/T 808 and safety alarms meet. Pure functions. */
final class SafetyTranslation {

    /** Clocks of boxes run ahead a little; beyond that the time is none, as with positions. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private static final Duration OLDEST = Duration.ofDays(400);

    private SafetyTranslation() {}

    /** The alarm; empty when it has no usable time or place. */
    static Optional<SafetyReport> report(
            RegisteredTerminal terminal, LocationReport report, SafetyAlarm alarm, Instant receivedAt) {
        SafetyAlarm.Scene scene = alarm.scene();
        Instant at = firstOf(scene.time(), alarm.identifier().time(), report.time());
        LonLat place = MediaTranslation.place(scene.longitudeE6(), scene.latitudeE6());
        if (place == null) {
            place = MediaTranslation.place(report.longitudeE6(), report.latitudeE6());
        }
        if (at == null
                || place == null
                || at.isAfter(receivedAt.plus(AHEAD))
                || at.isBefore(receivedAt.minus(OLDEST))) {
            return Optional.empty();
        }
        Circumstances own = circumstances(alarm);
        return Optional.of(new SafetyReport(
                terminal.vehicle().value(),
                terminal.terminal().value(),
                own.kind(),
                own.type(),
                own.level(),
                alarm.flag(),
                alarm.alarmId(),
                at,
                receivedAt,
                scene.speedKph(),
                scene.altitudeM(),
                place,
                scene.vehicleState(),
                identity(alarm.identifier()),
                own.detail()));
    }

    private static @Nullable Instant firstOf(@Nullable Instant... times) {
        for (Instant time : times) {
            if (time != null) {
                return time;
            }
        }
        return null;
    }

    private record Circumstances(SafetyAlarmKind kind, int type, int level, Map<String, ?> detail) {}

    private static Circumstances circumstances(SafetyAlarm alarm) {
        return switch (alarm) {
            case SafetyAlarm.DriverAssistance a ->
                new Circumstances(SafetyAlarmKind.ADAS, a.type(), a.level(), assistance(a));
            case SafetyAlarm.DriverState a ->
                new Circumstances(SafetyAlarmKind.DSM, a.type(), a.level(), present("fatigue", a.fatigue()));
            case SafetyAlarm.TyrePressure a -> new Circumstances(SafetyAlarmKind.TPMS, events(a), 0, tyres(a));
            case SafetyAlarm.BlindSpot a -> new Circumstances(SafetyAlarmKind.BSD, a.type(), 0, Map.of());
        };
    }

    private static Map<String, ?> assistance(SafetyAlarm.DriverAssistance alarm) {
        Map<String, Integer> detail = new TreeMap<>();
        detail.putAll(present("frontSpeedKph", alarm.frontSpeedKph()));
        detail.putAll(present("frontDistanceTenthS", alarm.frontDistance()));
        detail.putAll(present("departure", alarm.departure()));
        detail.putAll(present("signKind", alarm.signKind()));
        detail.putAll(present("signValue", alarm.signValue()));
        return detail;
    }

    /** 0 stands in fields that the type of the alarm does not use. */
    private static Map<String, Integer> present(String name, int value) {
        return value == 0 ? Map.of() : Map.of(name, value);
    }

    private static int events(SafetyAlarm.TyrePressure alarm) {
        return alarm.tyres().stream().mapToInt(SafetyAlarm.Tyre::events).reduce(0, (all, next) -> all | next);
    }

    private static Map<String, ?> tyres(SafetyAlarm.TyrePressure alarm) {
        List<Map<String, Integer>> tyres = alarm.tyres().stream()
                .map(tyre -> {
                    Map<String, Integer> one = new LinkedHashMap<>();
                    one.put("position", tyre.position());
                    one.put("events", tyre.events());
                    one.put("pressureKpa", tyre.pressureKpa());
                    one.put("temperatureC", tyre.temperatureC());
                    one.put("batteryPercent", tyre.batteryPercent());
                    return one;
                })
                .toList();
        return Map.of("tyres", tyres);
    }

    /** The identifier as it is kept. */
    static AlarmIdentity identity(AlarmIdentifier identifier) {
        return new AlarmIdentity(
                identifier.terminalId(),
                identifier.time(),
                identifier.sequence(),
                identifier.attachments(),
                identifier.reserved().toHex());
    }

    /** The opposite of {@link #identity}: as the terminal sent it. */
    static AlarmIdentifier identifier(AlarmIdentity identity) {
        return new AlarmIdentifier(
                identity.terminalId(),
                identity.at(),
                identity.sequence(),
                identity.attachments(),
                Bytes.ofHex(identity.reservedHex()));
    }
}
