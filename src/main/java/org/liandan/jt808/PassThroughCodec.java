package org.liandan.jt808;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.PassThrough.PeripheralDescription;
import org.liandan.jt808.PassThrough.PeripheralDescriptions;
import org.liandan.jt808.PassThrough.PeripheralState;
import org.liandan.jt808.PassThrough.PeripheralStates;

/** What goes through the terminal to devices behind it: 0x0900, 0x8900. */
final class PassThroughCodec {

    private static final int STATE_BYTES = 5;
    /** More than that no answer in parts has. */
    private static final int MOST_TOTAL = 1 << 24;

    private PassThroughCodec() {}

    static PassThroughUp readUp(BodyReader in) {
        return new PassThroughUp(up(in.octet("type"), readData(in)));
    }

    static PassThroughDown readDown(BodyReader in) {
        return new PassThroughDown(down(in.octet("type"), readData(in)));
    }

    /** 2011 has the length of the whole and that of this message in front of the data. */
    private static Bytes readData(BodyReader in) {
        long total = in.peekDword(0);
        int length = in.peekWord(4);
        boolean fits = length >= 0 && length == in.remaining() - 6 && length <= total && total < MOST_TOTAL;
        boolean of2011 = switch (in.version()) {
            case V2011 -> fits;
            case V2013 -> fits && length > 0;
            case V2019 -> false;
        };
        if (in.version() != ProtocolVersion.V2019) {
            in.use(of2011 ? ProtocolVersion.V2011 : ProtocolVersion.V2013);
        }
        if (of2011) {
            in.skip("lengths", 6);
        }
        return in.rest();
    }

    private static PassThrough up(int type, Bytes data) {
        PassThrough typed = switch (type) {
            case PeripheralStates.TYPE -> states(data.reader());
            case PeripheralDescriptions.TYPE -> descriptions(data.reader());
            default -> null;
        };
        return typed != null ? typed : either(type, data);
    }

    private static PassThrough down(int type, Bytes data) {
        if (data.isEmpty() || data.at(0) != data.size() - 1) {
            return either(type, data);
        }
        return switch (type) {
            case PeripheralStates.TYPE -> new PassThrough.StatesQuery(peripherals(data));
            case PeripheralDescriptions.TYPE -> new PassThrough.DescriptionsQuery(peripherals(data));
            default -> either(type, data);
        };
    }

    private static PassThrough either(int type, Bytes data) {
        return switch (type) {
            case PassThrough.GnssDetail.TYPE -> new PassThrough.GnssDetail(data);
            case PassThrough.IcCard.TYPE -> new PassThrough.IcCard(data);
            case PassThrough.SerialPort.FIRST_TYPE -> new PassThrough.SerialPort(1, data);
            case PassThrough.SerialPort.FIRST_TYPE + 1 -> new PassThrough.SerialPort(2, data);
            default -> new PassThrough.Other(type, data);
        };
    }

    private static List<Integer> peripherals(Bytes data) {
        List<Integer> peripherals = new ArrayList<>(data.size());
        for (int i = 1; i < data.size(); i++) {
            peripherals.add(data.at(i));
        }
        return peripherals;
    }

    /** Null when the bytes have another form: other makers use the type for things of their own. */
    private static @Nullable PassThrough states(BodyReader in) {
        try {
            int count = in.octet("count");
            List<PeripheralState> states = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                int peripheral = in.octet("peripheral");
                if (in.octet("length") != STATE_BYTES) {
                    return null;
                }
                states.add(new PeripheralState(peripheral, in.octet("workState"), in.bits("alarmBits")));
            }
            return in.remaining() == 0 ? new PeripheralStates(states) : null;
        } catch (MalformedBody other) {
            return null;
        }
    }

    /** Null when the bytes have another form. */
    private static @Nullable PassThrough descriptions(BodyReader in) {
        try {
            int count = in.octet("count");
            List<PeripheralDescription> descriptions = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                int peripheral = in.octet("peripheral");
                BodyReader description = in.slice("description", in.octet("length"));
                descriptions.add(new PeripheralDescription(
                        peripheral,
                        description.octetText("company"),
                        description.octetText("model"),
                        description.octetText("hardwareVersion"),
                        description.octetText("softwareVersion"),
                        description.octetText("deviceId"),
                        description.octetText("customer")));
                description.finish();
            }
            return in.remaining() == 0 ? new PeripheralDescriptions(descriptions) : null;
        } catch (MalformedBody other) {
            return null;
        }
    }

    static void write(BodyWriter out, PassThrough content) {
        Bytes data = data(content);
        out.octet(content.type());
        if (out.version() == ProtocolVersion.V2011) {
            Check.word("data.size", data.size());
            out.dword(data.size());
            out.word(data.size());
        }
        out.bytes(data);
    }

    /** The content as bytes, without its type. */
    static Bytes data(PassThrough content) {
        return switch (content) {
            case PassThrough.GnssDetail c -> c.data();
            case PassThrough.IcCard c -> c.data();
            case PassThrough.SerialPort c -> c.data();
            case PassThrough.Other c -> c.data();
            case PassThrough.StatesQuery c -> query(c.peripherals());
            case PassThrough.DescriptionsQuery c -> query(c.peripherals());
            case PeripheralStates c -> data(c);
            case PeripheralDescriptions c -> data(c);
        };
    }

    private static Bytes query(List<Integer> peripherals) {
        ByteBuf out = Unpooled.buffer(1 + peripherals.size());
        out.writeByte(peripherals.size());
        peripherals.forEach(out::writeByte);
        return written(out);
    }

    private static Bytes data(PeripheralStates content) {
        ByteBuf out = Unpooled.buffer();
        out.writeByte(content.states().size());
        for (PeripheralState state : content.states()) {
            out.writeByte(state.peripheral()).writeByte(STATE_BYTES);
            out.writeByte(state.workState()).writeInt(state.alarmBits());
        }
        return written(out);
    }

    private static Bytes data(PeripheralDescriptions content) {
        BodyWriter out = new BodyWriter(Unpooled.buffer(), ProtocolVersion.V2013);
        out.octet(content.descriptions().size());
        for (PeripheralDescription description : content.descriptions()) {
            out.octet(description.peripheral());
            int lengthAt = out.out().writerIndex();
            out.octet(0);
            out.octetText("company", description.company());
            out.octetText("model", description.model());
            out.octetText("hardwareVersion", description.hardwareVersion());
            out.octetText("softwareVersion", description.softwareVersion());
            out.octetText("deviceId", description.deviceId());
            out.octetText("customer", description.customer());
            int length = out.out().writerIndex() - lengthAt - 1;
            Check.octet("description.bytes", length);
            out.out().setByte(lengthAt, length);
        }
        return written(out.out());
    }

    private static Bytes written(ByteBuf out) {
        return Bytes.copyOf(out.array(), 0, out.writerIndex());
    }
}
