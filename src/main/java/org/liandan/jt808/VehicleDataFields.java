package org.liandan.jt808;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.Fields.Tree;

/** Fields of drivers, recorders, buses, pass-through devices and keys. */
final class VehicleDataFields {

    private VehicleDataFields() {}

    static void put(Tree tree, DriverIdentity message) {
        if (message.event() != 0) {
            tree.put("status", message.event()).put("time", LocationFields.time(message.time()));
        }
        if (message.readResult() >= 0) {
            tree.put("read_result", message.readResult());
        }
        DriverIdentity.DriverCard card = message.card();
        if (card != null) {
            tree.put("name", card.name()).put("licence", card.licence()).put("agency", card.agency());
            if (card.validUntil() != null) {
                tree.put("valid_until", card.validUntil());
            }
            if (card.idCard() != null) {
                tree.put("id_card", card.idCard());
            }
        }
    }

    static void put(Tree tree, RecorderAnswer message) {
        if (message.answeredSerial() >= 0) {
            tree.put("reply_serial", message.answeredSerial());
        } else {
            tree.put("total_len", message.totalBytes());
        }
        putRecorder(tree, message.command(), message.block());
    }

    static void put(Tree tree, QueryRecorder message) {
        putRecorder(tree, message.command(), message.block());
    }

    static void put(Tree tree, SetRecorder message) {
        putRecorder(tree, message.command(), message.block());
    }

    private static void putRecorder(Tree tree, int command, Bytes block) {
        tree.put("command", Fields.octet(command)).put("data_hex", block.toHex());
    }

    static void put(Tree tree, Waybill message) {
        tree.put("len", message.content().size())
                .put("data_hex", message.content().toHex());
    }

    static void put(Tree tree, CompressedReport message) {
        tree.put("len", message.data().size()).put("data_hex", message.data().toHex());
    }

    static void put(Tree tree, CanBatch message) {
        tree.put("count", message.frames().size())
                .put("time_bcd", message.receivedAt())
                .put(
                        "items",
                        message.frames().stream().map(VehicleDataFields::frame).toList());
    }

    private static Map<String, @Nullable Object> frame(CanBatch.CanFrame frame) {
        return new Tree()
                .put("can_id", String.format(Locale.ROOT, "0x%08x", frame.idBits()))
                .put("data", frame.data().toHex())
                .map();
    }

    static void put(Tree tree, PassThrough content) {
        tree.put("type", Fields.octet(content.type()))
                .put("data_hex", PassThroughCodec.data(content).toHex());
        switch (content) {
            case PassThrough.GnssDetail _, PassThrough.IcCard _, PassThrough.Other _, PassThrough.SerialPort _ -> {}
            case PassThrough.StatesQuery c -> tree.put("peripherals", octets(c.peripherals()));
            case PassThrough.DescriptionsQuery c -> tree.put("peripherals", octets(c.peripherals()));
            case PassThrough.PeripheralStates c ->
                tree.put(
                        "peripherals",
                        c.states().stream().map(VehicleDataFields::state).toList());
            case PassThrough.PeripheralDescriptions c ->
                tree.put(
                        "peripherals",
                        c.descriptions().stream()
                                .map(VehicleDataFields::description)
                                .toList());
        }
    }

    private static List<String> octets(List<Integer> ids) {
        return ids.stream().map(Fields::octet).toList();
    }

    private static Map<String, @Nullable Object> state(PassThrough.PeripheralState state) {
        return new Tree()
                .put("id", Fields.octet(state.peripheral()))
                .put("work_state", state.workState())
                .put("alarm", Integer.toUnsignedLong(state.alarmBits()))
                .map();
    }

    private static Map<String, @Nullable Object> description(PassThrough.PeripheralDescription description) {
        return new Tree()
                .put("id", Fields.octet(description.peripheral()))
                .put("company", description.company())
                .put("model", description.model())
                .put("hardware", description.hardwareVersion())
                .put("software", description.softwareVersion())
                .put("device_id", description.deviceId())
                .put("customer", description.customer())
                .map();
    }

    static void put(Tree tree, RsaKey key) {
        tree.put("e", key.exponent())
                .put("n_len", key.modulus().size())
                .put("n_hex", key.modulus().toHex());
    }

    static void put(Tree tree, TemporaryTracking message) {
        tree.put("interval_s", message.intervalS());
        if (message.intervalS() != 0) {
            tree.put("valid_s", message.validityS());
        }
    }

    static void put(Tree tree, AlarmConfirmation message) {
        tree.put("alarm_serial", message.alarmSerial()).put("types", Integer.toUnsignedLong(message.alarmKinds()));
    }
}
