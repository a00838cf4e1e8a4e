package org.liandan.jt808;

import java.util.List;

/** Parameters of 0x8105: texts joined by semicolons; an empty one says nothing. */
final class ControlText {

    private static final int UPGRADE_PARAMETERS = 11;
    private static final int CONNECT_PARAMETERS = 9;

    private ControlText() {}

    /** @throws IllegalArgumentException if one has the character that parts them */
    static void check(String... parameters) {
        for (String parameter : parameters) {
            if (parameter.indexOf(';') >= 0) {
                throw new IllegalArgumentException("a parameter must not have a semicolon, is '" + parameter + "'");
            }
        }
    }

    /** The control in these bytes: one of the standard if it would be written in exactly them. */
    static TerminalControl read(int command, Bytes parameters) {
        TerminalControl other = new TerminalControl.Other(command, parameters);
        TerminalControl typed;
        try {
            typed = typed(command, List.of(new String(parameters.toArray(), BodyReader.GBK).split(";", -1)), other);
        } catch (IllegalArgumentException _) {
            // a port or a time that is no number
            return other;
        }
        return parameters(typed).equals(parameters) ? typed : other;
    }

    private static TerminalControl typed(int command, List<String> words, TerminalControl other) {
        for (TerminalControl.Order order : TerminalControl.Order.values()) {
            if (order.code() == command) {
                return new TerminalControl.Simple(order);
            }
        }
        if (command == TerminalControl.Upgrade.COMMAND && words.size() == UPGRADE_PARAMETERS) {
            return new TerminalControl.Upgrade(
                    words.get(0), server(words, 1), words.get(7), words.get(8), words.get(9), number(words.get(10)));
        }
        if (command == TerminalControl.Connect.COMMAND && words.equals(List.of("1"))) {
            return new TerminalControl.GoBack();
        }
        if (command == TerminalControl.Connect.COMMAND && words.size() == CONNECT_PARAMETERS) {
            return new TerminalControl.Connect(words.get(1), server(words, 2), number(words.get(8)));
        }
        return other;
    }

    private static TerminalControl.Server server(List<String> words, int at) {
        return new TerminalControl.Server(
                words.get(at),
                words.get(at + 1),
                words.get(at + 2),
                words.get(at + 3),
                number(words.get(at + 4)),
                number(words.get(at + 5)));
    }

    private static int number(String word) {
        return word.isEmpty() ? TerminalControl.NOTHING : Integer.parseInt(word);
    }

    static Bytes parameters(TerminalControl control) {
        return switch (control) {
            case TerminalControl.Upgrade it ->
                join(it.url(), join(it.server()), it.maker(), it.hardware(), it.firmware(), word(it.minutes()));
            case TerminalControl.Connect it -> join("0", it.authCode(), join(it.server()), word(it.minutes()));
            case TerminalControl.GoBack _ -> join("1");
            case TerminalControl.Simple _ -> Bytes.EMPTY;
            case TerminalControl.Other it -> it.parameters();
        };
    }

    private static String join(TerminalControl.Server server) {
        return String.join(
                ";",
                server.accessPoint(),
                server.user(),
                server.password(),
                server.address(),
                word(server.tcpPort()),
                word(server.udpPort()));
    }

    private static String word(int number) {
        return number == TerminalControl.NOTHING ? "" : String.valueOf(number);
    }

    private static Bytes join(String... words) {
        return Bytes.copyOf(String.join(";", words).getBytes(BodyReader.GBK));
    }
}
