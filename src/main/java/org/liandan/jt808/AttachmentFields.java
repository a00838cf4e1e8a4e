package org.liandan.jt808;

import org.liandan.jt808.Fields.Tree;

/** Fields of the attachment link's messages. */
final class AttachmentFields {

    private AttachmentFields() {}

    static void put(Tree tree, AttachmentRequest message) {
        tree.put("ip", message.host())
                .put("tcp", message.tcpPort())
                .put("udp", message.udpPort())
                .put("identifier", LocationFields.of(message.identifier()))
                .put("identifier_len", message.identifier().isLong() ? 40 : 16)
                .put("alarm_no", message.alarmNumber());
    }

    static void put(Tree tree, AttachmentList message) {
        tree.put("terminalId", message.terminalId())
                .put("identifier", LocationFields.of(message.identifier()))
                .put("alarm_no", message.alarmNumber())
                .put("info_type", message.kind())
                .put(
                        "files",
                        message.files().stream()
                                .map(file -> new Tree()
                                        .put("name", file.name())
                                        .put("size", file.bytes())
                                        .map())
                                .toList());
    }

    static void put(Tree tree, AttachmentStart message) {
        putFile(tree, message.name(), message.fileType(), message.bytes());
    }

    static void put(Tree tree, AttachmentEnd message) {
        putFile(tree, message.name(), message.fileType(), message.bytes());
    }

    private static void putFile(Tree tree, String name, int fileType, long bytes) {
        tree.put("name", name).put("type", fileType).put("size", bytes);
    }

    static void put(Tree tree, AttachmentAnswer message) {
        tree.put("name", message.name())
                .put("type", message.fileType())
                .put("result", message.whole() ? 0 : 1)
                .put(
                        "missing",
                        message.missing().stream()
                                .map(stretch -> new Tree()
                                        .put("offset", stretch.offset())
                                        .put("length", stretch.length())
                                        .map())
                                .toList());
    }
}
