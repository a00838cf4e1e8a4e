package org.liandan.jt808;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Additional items of position reports. */
final class LocationItemCodec {

    private static final int TYRE_BYTES = 30;
    private static final int NEGATIVE = 0x8000;

    private LocationItemCodec() {}

    /** An item of that id whose value is the reader's whole body. */
    static LocationItem read(int id, BodyReader in) {
        LocationItem item = switch (in.remaining()) {
            case 1 -> readOctet(id, in);
            case 2 -> readWord(id, in);
            case 4 -> readDword(id, in);
            default -> readLonger(id, in);
        };
        return item == null ? new LocationItem.OtherItem(id, in.rest()) : item;
    }

    private static @Nullable LocationItem readOctet(int id, BodyReader in) {
        return switch (id) {
            case 0x11 -> in.peek(0) == 0 ? new LocationItem.OverspeedPlace(in.octet("placeKind"), 0) : null;
            case 0x30 -> new LocationItem.SignalStrength(in.octet("signalStrength"));
            case 0x31 -> new LocationItem.Satellites(in.octet("satellites"));
            default -> null;
        };
    }

    private static @Nullable LocationItem readWord(int id, BodyReader in) {
        return switch (id) {
            case 0x02 -> new LocationItem.Fuel(in.word("fuel"));
            case 0x03 -> new LocationItem.RecorderSpeed(in.word("recorderSpeed"));
            case 0x04 -> new LocationItem.AlarmEvent(in.word("alarmEvent"));
            case 0x06 -> new LocationItem.CabinTemperature(celsius(in.word("temperature")));
            case 0x17 -> new LocationItem.StorageFaults(in.word("storageFaults"));
            case 0x18 -> new LocationItem.AbnormalDriving(in.word("behaviour"), -1);
            case 0x2a -> new LocationItem.IoStatus(in.word("ioStatus"));
            default -> null;
        };
    }

    private static @Nullable LocationItem readDword(int id, BodyReader in) {
        return switch (id) {
            case 0x01 -> new LocationItem.Mileage(in.dword("mileage"));
            case 0x14 -> new LocationItem.VideoAlarms(in.bits("videoAlarms"));
            case 0x15 -> new LocationItem.VideoSignalLost(in.bits("videoSignalLost"));
            case 0x16 -> new LocationItem.VideoCovered(in.bits("videoCovered"));
            case 0x25 -> new LocationItem.VehicleSignals(in.bits("vehicleSignals"));
            case 0x2b -> {
                int ad1 = in.word("ad1");
                yield new LocationItem.Analogue(in.word("ad0"), ad1);
            }
            default -> null;
        };
    }

    private static @Nullable LocationItem readLonger(int id, BodyReader in) {
        int length = in.remaining();
        return switch (id) {
            case 0x05 ->
                length == TYRE_BYTES ? new LocationItem.TyrePressures(in.bytes("pressures", TYRE_BYTES)) : null;
            case 0x11 -> length == 5 ? readOverspeedPlace(in) : null;
            case 0x12 ->
                length == 6
                        ? new LocationItem.PlaceCrossing(
                                in.octet("placeKind"), in.dword("placeId"), in.octet("direction"))
                        : null;
            case 0x13 ->
                length == 7
                        ? new LocationItem.SegmentTime(in.dword("segmentId"), in.word("seconds"), in.octet("result"))
                        : null;
            case 0x18 ->
                length == 3 ? new LocationItem.AbnormalDriving(in.word("behaviour"), in.octet("fatigue")) : null;
            default -> SafetyAlarmCodec.read(id, in);
        };
    }

    /** The standard has a place if and only if its kind is not 0; anything else is no such item. */
    private static @Nullable LocationItem readOverspeedPlace(BodyReader in) {
        boolean noKind = in.peek(0) == 0;
        boolean noId = in.peek(1) == 0 && in.peek(2) == 0 && in.peek(3) == 0 && in.peek(4) == 0;
        return noKind || noId ? null : new LocationItem.OverspeedPlace(in.octet("placeKind"), in.dword("placeId"));
    }

    /** The top bit is the sign, the rest the magnitude (JT/T 808-2019 table 27). */
    private static int celsius(int word) {
        int magnitude = word & ~NEGATIVE;
        return (word & NEGATIVE) == 0 ? magnitude : -magnitude;
    }

    static void write(ByteBuf out, LocationItem item) {
        out.writeByte(item.id());
        int lengthAt = out.writerIndex();
        out.writeByte(0);
        writeValue(new BodyWriter(out, ProtocolVersion.V2019), item);
        int length = out.writerIndex() - lengthAt - 1;
        Check.octet("itemLength", length);
        out.setByte(lengthAt, length);
    }

    private static void writeValue(BodyWriter out, LocationItem item) {
        switch (item) {
            case LocationItem.Mileage i -> out.dword(i.deciKm());
            case LocationItem.Fuel i -> out.word(i.deciLitres());
            case LocationItem.RecorderSpeed i -> out.word(i.deciKph());
            case LocationItem.AlarmEvent i -> out.word(i.number());
            case LocationItem.TyrePressures i -> out.bytes(i.pressures());
            case LocationItem.CabinTemperature i -> out.word(i.celsius() < 0 ? NEGATIVE | -i.celsius() : i.celsius());
            case LocationItem.OverspeedPlace i -> writeOverspeedPlace(out, i);
            case LocationItem.PlaceCrossing i -> {
                out.octet(i.placeKind());
                out.dword(i.placeId());
                out.octet(i.direction());
            }
            case LocationItem.SegmentTime i -> {
                out.dword(i.segmentId());
                out.word(i.seconds());
                out.octet(i.result());
            }
            case LocationItem.VideoAlarms i -> out.bits(i.bits());
            case LocationItem.VideoSignalLost i -> out.bits(i.bits());
            case LocationItem.VideoCovered i -> out.bits(i.bits());
            case LocationItem.StorageFaults i -> out.word(i.bits());
            case LocationItem.AbnormalDriving i -> {
                out.word(i.bits());
                if (i.fatigue() >= 0) {
                    out.octet(i.fatigue());
                }
            }
            case LocationItem.VehicleSignals i -> out.bits(i.bits());
            case LocationItem.IoStatus i -> out.word(i.bits());
            case LocationItem.Analogue i -> {
                out.word(i.ad1());
                out.word(i.ad0());
            }
            case LocationItem.SignalStrength i -> out.octet(i.strength());
            case LocationItem.Satellites i -> out.octet(i.count());
            case LocationItem.OtherItem i -> out.bytes(i.value());
            case SafetyAlarm alarm -> SafetyAlarmCodec.write(out, alarm);
        }
    }

    private static void writeOverspeedPlace(BodyWriter out, LocationItem.OverspeedPlace item) {
        out.octet(item.placeKind());
        if (item.placeKind() != 0) {
            out.dword(item.placeId());
        }
    }
}
