package org.liandan.jt808;

import java.util.List;
import org.liandan.jt808.Fields.Tree;

/** Fields of time, packages asked for again, upgrades and properties. */
final class ManagementFields {

    private ManagementFields() {}

    static void put(Tree tree, TimeAnswer message) {
        tree.put("server_time", LocationFields.utcTime(message.time()));
    }

    static void put(Tree tree, ResendRequest message) {
        putRequest(tree, message.firstSerial(), message.indices());
    }

    static void put(Tree tree, PackageRequest message) {
        putRequest(tree, message.firstSerial(), message.indices());
    }

    private static void putRequest(Tree tree, int firstSerial, List<Integer> indices) {
        tree.put("orig_serial", firstSerial).put("count", indices.size()).put("indices", indices);
    }

    static void put(Tree tree, UpgradeResult message) {
        tree.put("type", message.target()).put("result", message.result());
    }

    static void put(Tree tree, UpgradePackage message) {
        tree.put("type", message.target())
                .put("maker", message.maker())
                .put("version", message.softwareVersion())
                .put("data_len", message.software().size())
                .put("data", message.software().toHex());
    }

    static void put(Tree tree, PropertiesAnswer message) {
        tree.put("terminal_type", message.vehicleKinds())
                .put("maker", message.maker())
                .put("model", message.model())
                .put("terminalId", message.terminalId())
                .put("iccid", message.simCard())
                .put("hw", message.hardware())
                .put("fw", message.firmware());
        if (message.satellites() >= 0) {
            tree.put("gnss", message.satellites()).put("comm", message.radio());
        }
    }
}
