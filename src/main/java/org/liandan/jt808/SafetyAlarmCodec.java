package org.liandan.jt808;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Active-safety alarms, items 0x64 to 0x67. Other makers use these ids for things of their own, so the length decides.
 */
final class SafetyAlarmCodec {

    private static final int DRIVER_HEAD = 31;
    private static final int TYRE_HEAD = 24;
    private static final int BLIND_SPOT_HEAD = 25;
    /** Bytes of a tyre where its position is a BYTE, as T/JSATL 12 prints its type. */
    private static final int SHORT_TYRE = 9;
    /** Bytes of a tyre where its position is a WORD, as T/JSATL 12 prints its offset and T/GDRTA 002 its type. */
    private static final int LONG_TYRE = 10;

    private SafetyAlarmCodec() {}

    /** The alarm, or null when the item's length is none that its id has. */
    static @Nullable SafetyAlarm read(int id, BodyReader in) {
        return switch (id) {
            case 0x64 -> readDriverAssistance(in, in.remaining() - DRIVER_HEAD);
            case 0x65 -> readDriverState(in, in.remaining() - DRIVER_HEAD);
            case 0x66 -> readTyrePressure(in);
            case 0x67 -> readBlindSpot(in, in.remaining() - BLIND_SPOT_HEAD);
            default -> null;
        };
    }

    private static boolean isIdentifier(int length) {
        return length == AlarmIdentifier.SHORT_BYTES || length == AlarmIdentifier.LONG_BYTES;
    }

    private static @Nullable SafetyAlarm readDriverAssistance(BodyReader in, int identifierBytes) {
        if (!isIdentifier(identifierBytes)) {
            return null;
        }
        return new SafetyAlarm.DriverAssistance(
                in.dword("alarmId"),
                in.octet("flag"),
                in.octet("type"),
                in.octet("level"),
                in.octet("frontSpeed"),
                in.octet("frontDistance"),
                in.octet("departure"),
                in.octet("signKind"),
                in.octet("signValue"),
                readScene(in),
                AlarmIdentifier.read(in, identifierBytes));
    }

    private static @Nullable SafetyAlarm readDriverState(BodyReader in, int identifierBytes) {
        if (!isIdentifier(identifierBytes)) {
            return null;
        }
        return new SafetyAlarm.DriverState(
                in.dword("alarmId"),
                in.octet("flag"),
                in.octet("type"),
                in.octet("level"),
                in.octet("fatigue"),
                in.bytes("reserved", 4),
                readScene(in),
                AlarmIdentifier.read(in, identifierBytes));
    }

    private static @Nullable SafetyAlarm readBlindSpot(BodyReader in, int identifierBytes) {
        if (!isIdentifier(identifierBytes)) {
            return null;
        }
        return new SafetyAlarm.BlindSpot(
                in.dword("alarmId"),
                in.octet("flag"),
                in.octet("type"),
                readScene(in),
                AlarmIdentifier.read(in, identifierBytes));
    }

    private static @Nullable SafetyAlarm readTyrePressure(BodyReader in) {
        int identifierBytes = AlarmIdentifier.SHORT_BYTES;
        int tyreBytes = tyreBytes(in, identifierBytes);
        if (tyreBytes < 0) {
            identifierBytes = AlarmIdentifier.LONG_BYTES;
            tyreBytes = tyreBytes(in, identifierBytes);
        }
        if (tyreBytes < 0) {
            return null;
        }
        long alarmId = in.dword("alarmId");
        int flag = in.octet("flag");
        SafetyAlarm.Scene scene = readScene(in);
        AlarmIdentifier identifier = AlarmIdentifier.read(in, identifierBytes);
        int count = in.octet("tyreCount");
        List<SafetyAlarm.Tyre> tyres = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tyres.add(new SafetyAlarm.Tyre(
                    tyreBytes == SHORT_TYRE ? in.octet("position") : in.word("position"),
                    in.word("events"),
                    in.word("pressure"),
                    (short) in.word("temperature"),
                    in.word("battery")));
        }
        return new SafetyAlarm.TyrePressure(alarmId, flag, scene, identifier, tyres);
    }

    /** Bytes of one tyre when the identifier has that length, or -1 when count and length do not fit together. */
    private static int tyreBytes(BodyReader in, int identifierBytes) {
        int countAt = TYRE_HEAD + identifierBytes;
        int rest = in.remaining() - countAt - 1;
        if (rest < 0) {
            return -1;
        }
        int count = in.peek(countAt);
        if (rest == count * LONG_TYRE) {
            return LONG_TYRE;
        }
        return rest == count * SHORT_TYRE ? SHORT_TYRE : -1;
    }

    private static SafetyAlarm.Scene readScene(BodyReader in) {
        return new SafetyAlarm.Scene(
                in.octet("speed"),
                (short) in.word("altitude"),
                in.bits("latitude"),
                in.bits("longitude"),
                in.time("time"),
                in.word("vehicleState"));
    }

    static void write(BodyWriter out, SafetyAlarm alarm) {
        out.dword(alarm.alarmId());
        out.octet(alarm.flag());
        switch (alarm) {
            case SafetyAlarm.DriverAssistance a -> {
                out.octet(a.type());
                out.octet(a.level());
                out.octet(a.frontSpeedKph());
                out.octet(a.frontDistance());
                out.octet(a.departure());
                out.octet(a.signKind());
                out.octet(a.signValue());
            }
            case SafetyAlarm.DriverState a -> {
                out.octet(a.type());
                out.octet(a.level());
                out.octet(a.fatigue());
                out.bytes(a.reserved());
            }
            case SafetyAlarm.TyrePressure _ -> {}
            case SafetyAlarm.BlindSpot a -> out.octet(a.type());
        }
        writeScene(out, alarm.scene());
        alarm.identifier().writeTo(out);
        if (alarm instanceof SafetyAlarm.TyrePressure tyrePressure) {
            writeTyres(out, tyrePressure.tyres());
        }
    }

    private static void writeScene(BodyWriter out, SafetyAlarm.Scene scene) {
        out.octet(scene.speedKph());
        out.word(scene.altitudeM());
        out.bits(scene.latitudeE6());
        out.bits(scene.longitudeE6());
        out.time(scene.time());
        out.word(scene.vehicleState());
    }

    private static void writeTyres(BodyWriter out, List<SafetyAlarm.Tyre> tyres) {
        out.octet(tyres.size());
        for (SafetyAlarm.Tyre tyre : tyres) {
            out.word(tyre.position());
            out.word(tyre.events());
            out.word(tyre.pressureKpa());
            out.word(tyre.temperatureC());
            out.word(tyre.batteryPercent());
        }
    }
}
