package org.liandan.jt808;

import org.liandan.jt808.Fields.Tree;

/** Fields of answers, registration and authentication. */
final class SessionFields {

    private SessionFields() {}

    static void put(Tree tree, TerminalAnswer message) {
        putAnswer(tree, message.answeredSerial(), message.answeredMessageId(), message.result());
    }

    static void put(Tree tree, PlatformAnswer message) {
        putAnswer(tree, message.answeredSerial(), message.answeredMessageId(), message.result());
    }

    private static void putAnswer(Tree tree, int serial, int messageId, Coded result) {
        tree.put("reply_serial", serial).put("reply_id", Fields.word(messageId)).put("result", result.code());
    }

    static void put(Tree tree, Heartbeat message) {
        if (!message.extension().isEmpty()) {
            tree.put("extension", message.extension().toHex());
        }
    }

    static void put(Tree tree, Registration message) {
        tree.put("province", message.province())
                .put("city", message.city())
                .put("maker", message.maker())
                .put("model", message.model())
                .put("terminalId", message.terminalId())
                .put("plate_color", message.plateColor())
                .put("plate", message.plate());
    }

    static void put(Tree tree, Authentication message) {
        tree.put("auth_code", message.authCode());
        String imei = message.imei();
        String softwareVersion = message.softwareVersion();
        if (imei != null && softwareVersion != null) {
            tree.put("imei", imei).put("software", softwareVersion);
        }
    }

    static void put(Tree tree, RegistrationAnswer message) {
        String authCode = message.authCode();
        tree.put("reply_serial", message.answeredSerial())
                .put("result", message.result().code())
                .put("auth_code", authCode == null ? "" : authCode);
    }
}
