package org.liandan.jt808;

/** 0x8105, orders to the terminal itself (JT/T 808 clause 8.12; parameters in the order of its tables). */
public sealed interface TerminalControl extends Command
        permits TerminalControl.Upgrade,
                TerminalControl.Connect,
                TerminalControl.GoBack,
                TerminalControl.Simple,
                TerminalControl.Other {

    int ID = 0x8105;
    /** A number that is left out. */
    int NOTHING = -1;

    /** The command byte. */
    int command();

    @Override
    default int messageId() {
        return ID;
    }

    /**
     * A server and how to reach it.
     *
     * @param accessPoint APN, or the dial-up number
     * @param user of the dial-up
     * @param password of the dial-up
     * @param address IP address or domain name
     * @param tcpPort 0 to 65535, or {@link #NOTHING}
     * @param udpPort 0 to 65535, or {@link #NOTHING}
     */
    record Server(String accessPoint, String user, String password, String address, int tcpPort, int udpPort) {

        /** @throws IllegalArgumentException if a text has a semicolon or a port is out of range */
        public Server {
            Check.range("tcpPort", tcpPort, NOTHING, 0xffff);
            Check.range("udpPort", udpPort, NOTHING, 0xffff);
            ControlText.check(accessPoint, user, password, address);
        }
    }

    /**
     * Command 1, wireless upgrade; 2019 has it no more, T/GDRTA 002 has.
     *
     * @param url where the software is
     * @param server its server
     * @param maker maker's code
     * @param hardware hardware version
     * @param firmware firmware version
     * @param minutes until the terminal gives up and comes back, or {@link #NOTHING}
     */
    record Upgrade(String url, Server server, String maker, String hardware, String firmware, int minutes)
            implements TerminalControl {

        static final int COMMAND = 1;

        /** @throws IllegalArgumentException if a text has a semicolon or the minutes are no WORD */
        public Upgrade {
            Check.range("minutes", minutes, NOTHING, 0xffff);
            ControlText.check(url, maker, hardware, firmware);
        }

        @Override
        public int command() {
            return COMMAND;
        }
    }

    /**
     * Command 2 with control 0: connect to another server, that of an authority in an emergency for one.
     *
     * @param authCode with which to authenticate there
     * @param server the server
     * @param minutes until the terminal comes back by itself, 0 for never, or {@link #NOTHING}
     */
    record Connect(String authCode, Server server, int minutes) implements TerminalControl {

        static final int COMMAND = 2;

        /** @throws IllegalArgumentException if a text has a semicolon or the minutes are no WORD */
        public Connect {
            Check.range("minutes", minutes, NOTHING, 0xffff);
            ControlText.check(authCode);
        }

        @Override
        public int command() {
            return Connect.COMMAND;
        }
    }

    /** Command 2 with control 1: back to the platform that the parameters name. */
    record GoBack() implements TerminalControl {
        @Override
        public int command() {
            return Connect.COMMAND;
        }
    }

    /** A command without parameters. */
    record Simple(Order order) implements TerminalControl {
        @Override
        public int command() {
            return order.code();
        }
    }

    /**
     * Any other command, and one of the above with parameters in a form of its own.
     *
     * @param command 0 to 255
     * @param parameters as sent, GBK text by the standard
     */
    record Other(int command, Bytes parameters) implements TerminalControl {

        /** @throws IllegalArgumentException if the command is no BYTE */
        public Other {
            Check.octet("command", command);
        }
    }

    /** Commands without parameters. */
    enum Order implements Coded {
        /** 终端关机; not in 2019. */
        POWER_OFF(3),
        /** 终端复位. */
        RESET(4),
        /** 终端恢复出厂设置. */
        FACTORY_RESET(5),
        /** 关闭数据通信; not in 2019. */
        CLOSE_DATA_LINK(6),
        /** 关闭所有无线通信; not in 2019. */
        CLOSE_RADIO(7);

        private final int code;

        Order(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }

        /** True if that edition has the command. */
        public boolean in(ProtocolVersion edition) {
            return edition != ProtocolVersion.V2019 || this == RESET || this == FACTORY_RESET;
        }
    }
}
