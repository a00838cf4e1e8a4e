package org.liandan.jt808;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.Fields.Tree;

/** Fields of position reports and their items. */
final class LocationFields {

    private static final double E6 = 1_000_000.0;
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(Bcd.ZONE);

    private LocationFields() {}

    static void put(Tree tree, LocationBatch message) {
        tree.put("count", message.reports().size()).put("type", message.kind().code());
        tree.put("items", message.reports().stream().map(LocationFields::of).toList());
    }

    static void put(Tree tree, LocationAnswer message) {
        if (message.answeredSerial() >= 0) {
            tree.put("reply_serial", message.answeredSerial());
        }
        tree.put("location", of(message.report()));
    }

    static Map<String, @Nullable Object> of(LocationReport report) {
        Tree tree = new Tree();
        put(tree, report);
        return tree.map();
    }

    static void put(Tree tree, LocationReport report) {
        tree.put("alarm", Integer.toUnsignedLong(report.alarmFlags()))
                .put("alarm_bits", bits(report.alarmFlags()))
                .put("status", Integer.toUnsignedLong(report.statusFlags()))
                .put("status_bits", bits(report.statusFlags()))
                .put("acc_on", report.ignitionOn())
                .put("positioned", report.positioned())
                .put("latitude", report.latitudeE6() / E6)
                .put("longitude", report.longitudeE6() / E6)
                .put("altitude_m", report.altitudeM())
                .put("speed_kmh", report.speedDeciKph() / 10.0)
                .put("direction_deg", report.directionDeg())
                .put("time", time(report.time()));
        LocationItems items = report.items();
        if (!items.list().isEmpty()) {
            tree.put("extras", extras(items));
        }
        if (!items.trailing().isEmpty()) {
            tree.put("extras_trailing", items.trailing().toHex());
        }
    }

    static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : TIME.format(time);
    }

    /** The time of 0x8004. */
    static String utcTime(Instant time) {
        return UTC_TIME.format(time);
    }

    /** Numbers of the bits that are set, ascending. */
    static List<Integer> bits(int flags) {
        List<Integer> set = new ArrayList<>();
        for (int rest = flags; rest != 0; rest &= rest - 1) {
            set.add(Integer.numberOfTrailingZeros(rest));
        }
        return set;
    }

    private static List<Map<String, @Nullable Object>> extras(LocationItems items) {
        List<Map<String, @Nullable Object>> extras = new ArrayList<>();
        items.forEachRaw((id, value) -> {
            Tree tree = new Tree()
                    .put("id", Fields.octet(id))
                    .put("len", value.size())
                    .put("hex", value.toHex());
            putItem(tree, LocationItemCodec.read(id, value.reader()));
            extras.add(tree.map());
        });
        return extras;
    }

    private static void putItem(Tree tree, LocationItem item) {
        switch (item) {
            case LocationItem.Mileage i -> tree.put("mileage_km", i.deciKm() / 10.0);
            case LocationItem.Fuel i -> tree.put("fuel_l", i.deciLitres() / 10.0);
            case LocationItem.RecorderSpeed i -> tree.put("recorder_speed_kmh", i.deciKph() / 10.0);
            case LocationItem.AlarmEvent i -> tree.put("manual_confirm_event_id", i.number());
            case LocationItem.TyrePressures _ -> {}
            case LocationItem.CabinTemperature i -> tree.put("cabin_temp_c", i.celsius());
            case LocationItem.OverspeedPlace i -> {
                tree.put("area_type", i.placeKind());
                if (i.placeKind() != 0) {
                    tree.put("area_id", i.placeId());
                }
            }
            case LocationItem.PlaceCrossing i ->
                tree.put("area_type", i.placeKind()).put("area_id", i.placeId()).put("direction", i.direction());
            case LocationItem.SegmentTime i ->
                tree.put("segment_id", i.segmentId())
                        .put("drive_time_s", i.seconds())
                        .put("result", i.result());
            case LocationItem.VideoAlarms i -> putBits(tree, i.bits());
            case LocationItem.VideoSignalLost i -> putBits(tree, i.bits());
            case LocationItem.VideoCovered i -> putBits(tree, i.bits());
            case LocationItem.StorageFaults i -> putBits(tree, i.bits());
            case LocationItem.AbnormalDriving i -> {
                putBits(tree, i.bits());
                if (i.fatigue() >= 0) {
                    tree.put("fatigue", i.fatigue());
                }
            }
            case LocationItem.VehicleSignals i -> putBits(tree, i.bits());
            case LocationItem.IoStatus i -> putBits(tree, i.bits());
            case LocationItem.Analogue i -> tree.put("ad0", i.ad0()).put("ad1", i.ad1());
            case LocationItem.SignalStrength i -> tree.put("rssi", i.strength());
            case LocationItem.Satellites i -> tree.put("satellites", i.count());
            case LocationItem.OtherItem _ -> {}
            case SafetyAlarm alarm -> putAlarm(tree, alarm);
        }
    }

    private static void putBits(Tree tree, int bits) {
        tree.put("bits", Integer.toUnsignedLong(bits));
    }

    private static void putAlarm(Tree tree, SafetyAlarm alarm) {
        tree.put("alarm_id", alarm.alarmId()).put("flag", alarm.flag());
        switch (alarm) {
            case SafetyAlarm.DriverAssistance a ->
                tree.put("type", a.type())
                        .put("level", a.level())
                        .put("front_speed", a.frontSpeedKph())
                        .put("front_distance", a.frontDistance())
                        .put("departure", a.departure())
                        .put("sign_type", a.signKind())
                        .put("sign_data", a.signValue());
            case SafetyAlarm.DriverState a ->
                tree.put("type", a.type()).put("level", a.level()).put("fatigue", a.fatigue());
            case SafetyAlarm.TyrePressure a ->
                tree.put("tyres", a.tyres().stream().map(LocationFields::tyre).toList());
            case SafetyAlarm.BlindSpot a -> tree.put("type", a.type());
        }
        SafetyAlarm.Scene scene = alarm.scene();
        tree.put("speed_kmh", scene.speedKph())
                .put("altitude_m", scene.altitudeM())
                .put("latitude", scene.latitudeE6() / E6)
                .put("longitude", scene.longitudeE6() / E6)
                .put("time", time(scene.time()))
                .put("vehicle_state", scene.vehicleState())
                .put("identifier", of(alarm.identifier()));
    }

    private static Map<String, @Nullable Object> tyre(SafetyAlarm.Tyre tyre) {
        return new Tree()
                .put("position", tyre.position())
                .put("events", tyre.events())
                .put("pressure_kpa", tyre.pressureKpa())
                .put("temperature_c", tyre.temperatureC())
                .put("battery_percent", tyre.batteryPercent())
                .map();
    }

    /** The reserved byte of the short form is a number in the fixtures, the two of the long form are digits. */
    static Map<String, @Nullable Object> of(AlarmIdentifier identifier) {
        Bytes reserved = identifier.reserved();
        return new Tree()
                .put("terminalId", identifier.terminalId())
                .put("time", time(identifier.time()))
                .put("seq", identifier.sequence())
                .put("attachments", identifier.attachments())
                .put("reserved", reserved.size() == 1 ? reserved.at(0) : reserved.toHex())
                .map();
    }
}
