package org.liandan.jt808;

import io.netty.buffer.ByteBuf;

/** Additional items of position reports. */
final class LocationItemCodec {

    private LocationItemCodec() {}

    /** An item of that id whose value is the reader's whole body. */
    static LocationItem read(int id, BodyReader in) {
        int length = in.remaining();
        return switch (id) {
            case 0x01 -> length == 4 ? new LocationItem.Mileage(in.dword("mileage")) : other(id, in);
            case 0x02 -> length == 2 ? new LocationItem.Fuel(in.word("fuel")) : other(id, in);
            case 0x03 -> length == 2 ? new LocationItem.RecorderSpeed(in.word("recorderSpeed")) : other(id, in);
            case 0x04 -> length == 2 ? new LocationItem.AlarmEvent(in.word("alarmEvent")) : other(id, in);
            case 0x30 -> length == 1 ? new LocationItem.SignalStrength(in.octet("signal")) : other(id, in);
            case 0x31 -> length == 1 ? new LocationItem.Satellites(in.octet("satellites")) : other(id, in);
            default -> other(id, in);
        };
    }

    private static LocationItem other(int id, BodyReader in) {
        return new LocationItem.OtherItem(id, in.rest());
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
            case LocationItem.SignalStrength i -> out.octet(i.strength());
            case LocationItem.Satellites i -> out.octet(i.count());
            case LocationItem.OtherItem i -> out.bytes(i.value());
        }
    }
}
