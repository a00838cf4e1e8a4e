package org.liandan.jt808;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.Fields.Tree;

/** Fields of the control of the terminal and of the vehicle, and of the telephone. */
final class ControlFields {

    private ControlFields() {}

    static void put(Tree tree, TerminalControl message) {
        tree.put("command", message.command())
                .put("param", new String(ControlText.parameters(message).toArray(), BodyReader.GBK));
        switch (message) {
            case TerminalControl.Upgrade it -> {
                tree.put("url", it.url());
                put(tree, it.server());
                tree.put("maker", it.maker()).put("hw", it.hardware()).put("fw", it.firmware());
                putNumber(tree, "minutes", it.minutes());
            }
            case TerminalControl.Connect it -> {
                tree.put("auth_code", it.authCode());
                put(tree, it.server());
                putNumber(tree, "minutes", it.minutes());
            }
            case TerminalControl.GoBack _, TerminalControl.Simple _ -> {}
            case TerminalControl.Other it -> tree.put("hex", it.parameters().toHex());
        }
    }

    private static void put(Tree tree, TerminalControl.Server server) {
        tree.put("apn", server.accessPoint())
                .put("user", server.user())
                .put("password", server.password())
                .put("address", server.address());
        putNumber(tree, "tcp_port", server.tcpPort());
        putNumber(tree, "udp_port", server.udpPort());
    }

    private static void putNumber(Tree tree, String name, int number) {
        if (number != TerminalControl.NOTHING) {
            tree.put(name, number);
        }
    }

    static void put(Tree tree, CallBack message) {
        tree.put("flag", message.listenIn() ? 1 : 0).put("phone", message.phone());
    }

    static void put(Tree tree, SetPhoneBook message) {
        tree.put("type", message.change().code())
                .put("count", message.contacts().size())
                .put(
                        "contacts",
                        message.contacts().stream().map(ControlFields::of).toList());
    }

    private static Map<String, @Nullable Object> of(SetPhoneBook.Contact contact) {
        return new Tree()
                .put("sign", contact.calls())
                .put("phone", contact.number())
                .put("name", contact.name())
                .map();
    }

    static void put(Tree tree, VehicleControl message) {
        VehicleControl.Doors doors = message.doors();
        if (doors != null) {
            tree.put("doors", doors.name().toLowerCase(Locale.ROOT));
        }
        if (message.otherFlags() != 0) {
            tree.put("other_flags", message.otherFlags());
        }
        if (message.otherControls() != 0) {
            tree.put("other_count", message.otherControls())
                    .put("other_hex", message.otherBytes().toHex());
        }
    }

    static void put(Tree tree, VehicleControlAnswer message) {
        tree.put("reply_serial", message.answeredSerial()).put("location", LocationFields.of(message.location()));
    }
}
