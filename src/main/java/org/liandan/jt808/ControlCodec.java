package org.liandan.jt808;

import java.util.ArrayList;
import java.util.List;

/** Control of the terminal and of the vehicle, telephone: 0x0500, 0x8105, 0x8400, 0x8401, 0x8500. */
final class ControlCodec {

    private static final ListChange[] PHONE_BOOK_CHANGES = {
        ListChange.DELETE_ALL, ListChange.REPLACE, ListChange.APPEND, ListChange.MODIFY
    };
    private static final int DOORS = 0x0001;
    private static final int UNLOCK_2019 = 1;

    private ControlCodec() {}

    static TerminalControl readTerminalControl(BodyReader in) {
        int command = in.octet("command");
        return ControlText.read(command, in.rest());
    }

    static void write(BodyWriter out, TerminalControl message) {
        out.octet(message.command());
        out.bytes(ControlText.parameters(message));
    }

    static CallBack readCallBack(BodyReader in) {
        boolean listenIn = in.flag("listenIn");
        // with the terminating zero that some platforms send
        int most = CallBack.MOST_PHONE_BYTES + 1;
        String phone = in.remaining() > most ? null : in.restText("phone");
        if (phone == null || phone.getBytes(BodyReader.GBK).length > CallBack.MOST_PHONE_BYTES) {
            throw in.badField("phone", 0, "最多 20 字节", "at most 20 bytes");
        }
        return new CallBack(listenIn, phone);
    }

    static void write(BodyWriter out, CallBack message) {
        out.flag(message.listenIn());
        out.lastText(message.phone());
    }

    static SetPhoneBook readPhoneBook(BodyReader in) {
        ListChange change = in.coded("change", PHONE_BOOK_CHANGES);
        if (change == ListChange.DELETE_ALL) {
            return new SetPhoneBook(change, List.of());
        }
        return in.eitherEdition(body -> {
            int count = TextCodec.readCount(body);
            List<SetPhoneBook.Contact> contacts = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                contacts.add(new SetPhoneBook.Contact(
                        body.octet("calls"), body.octetText("number"), body.octetText("name")));
            }
            return new SetPhoneBook(change, contacts);
        });
    }

    static void write(BodyWriter out, SetPhoneBook message) {
        out.coded(message.change());
        if (message.change() == ListChange.DELETE_ALL) {
            return;
        }
        TextCodec.writeCount(out, message.contacts().size());
        for (SetPhoneBook.Contact contact : message.contacts()) {
            out.octet(contact.calls());
            out.octetText("number", contact.number());
            out.octetText("name", contact.name());
        }
    }

    static VehicleControl readVehicleControl(BodyReader in) {
        if (in.version() != ProtocolVersion.V2019) {
            int flags = in.octet("flags");
            return new VehicleControl(
                    (flags & 1) == 1 ? VehicleControl.Doors.LOCK : VehicleControl.Doors.UNLOCK,
                    flags & ~1,
                    0,
                    Bytes.EMPTY);
        }
        int count = in.word("count");
        VehicleControl.Doors doors = null;
        if (count > 0 && (in.peek(0) << 8 | in.peek(1)) == DOORS) {
            in.word("control");
            doors = in.flag("doors") ? VehicleControl.Doors.UNLOCK : VehicleControl.Doors.LOCK;
            count--;
        }
        return new VehicleControl(doors, 0, count, count > 0 ? in.rest("control", 2) : Bytes.EMPTY);
    }

    static void write(BodyWriter out, VehicleControl message) {
        VehicleControl.Doors doors = message.doors();
        if (out.version() == ProtocolVersion.V2019) {
            out.word(message.otherControls() + (doors == null ? 0 : 1));
            if (doors != null) {
                out.word(DOORS);
                out.octet(doors == VehicleControl.Doors.UNLOCK ? UNLOCK_2019 : 0);
            }
            out.bytes(message.otherBytes());
        } else if (doors == null) {
            throw new IllegalArgumentException("doors must be there in editions before 2019");
        } else {
            out.octet(message.otherFlags() | (doors == VehicleControl.Doors.LOCK ? 1 : 0));
        }
    }

    static VehicleControlAnswer readVehicleControlAnswer(BodyReader in) {
        return new VehicleControlAnswer(in.word("answeredSerial"), LocationCodec.readReport(in));
    }

    static void write(BodyWriter out, VehicleControlAnswer message) {
        out.word(message.answeredSerial());
        LocationCodec.write(out, message.location());
    }
}
