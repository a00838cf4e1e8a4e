package org.liandan.jt808;

import java.util.List;

/** What a pass-through message carries (T/JSATL 12-2017 chapter 4). */
public sealed interface PassThrough {

    /** Kind of the content on the wire, 0 to 255. */
    int type();

    /**
     * 0x00, details of the position.
     *
     * @param data as the receiver module has them
     */
    record GnssDetail(Bytes data) implements PassThrough {
        static final int TYPE = 0x00;

        @Override
        public int type() {
            return TYPE;
        }
    }

    /**
     * 0x0b, the road transport card: 64 bytes up, 24 down.
     *
     * @param data as on the card's interface
     */
    record IcCard(Bytes data) implements PassThrough {
        static final int TYPE = 0x0b;

        @Override
        public int type() {
            return TYPE;
        }
    }

    /**
     * 0x41 and 0x42, a serial port.
     *
     * @param port 1 or 2
     * @param data as on the port
     */
    record SerialPort(int port, Bytes data) implements PassThrough {
        static final int FIRST_TYPE = 0x41;

        public SerialPort {
            Check.range("port", port, 1, 2);
        }

        @Override
        public int type() {
            return FIRST_TYPE + port - 1;
        }
    }

    /**
     * 0xf7 from the platform: asks for {@link PeripheralStates}.
     *
     * @param peripherals 0x64 driver assistance, 0x65 driver, 0x66 tyres, 0x67 blind spot
     */
    record StatesQuery(List<Integer> peripherals) implements PassThrough {
        public StatesQuery {
            peripherals = List.copyOf(peripherals);
            Check.octets("peripherals", peripherals);
        }

        @Override
        public int type() {
            return PeripheralStates.TYPE;
        }
    }

    /**
     * 0xf8 from the platform: asks for {@link PeripheralDescriptions}.
     *
     * @param peripherals as in {@link StatesQuery}
     */
    record DescriptionsQuery(List<Integer> peripherals) implements PassThrough {
        public DescriptionsQuery {
            peripherals = List.copyOf(peripherals);
            Check.octets("peripherals", peripherals);
        }

        @Override
        public int type() {
            return PeripheralDescriptions.TYPE;
        }
    }

    /** 0xf7 from the terminal: how its safety boxes are. */
    record PeripheralStates(List<PeripheralState> states) implements PassThrough {
        static final int TYPE = 0xf7;

        public PeripheralStates {
            states = List.copyOf(states);
            Check.atMost("states", states.size(), 0xff);
        }

        @Override
        public int type() {
            return TYPE;
        }
    }

    /**
     * State of one box.
     *
     * @param peripheral 0x64 driver assistance, 0x65 driver, 0x66 tyres, 0x67 blind spot
     * @param workState 1 working, 2 standing by, 3 upgrading, 4 faulty, 0x10 not connected
     * @param alarmBits 0 camera, 1 main storage, 2 second storage, 3 infrared light, 4 loudspeaker, 5 battery, 10
     *     communication, 11 positioning
     */
    record PeripheralState(int peripheral, int workState, int alarmBits) {
        public PeripheralState {
            Check.octet("peripheral", peripheral);
            Check.octet("workState", workState);
        }
    }

    /** 0xf8 from the terminal: what its safety boxes are. */
    record PeripheralDescriptions(List<PeripheralDescription> descriptions) implements PassThrough {
        static final int TYPE = 0xf8;

        public PeripheralDescriptions {
            descriptions = List.copyOf(descriptions);
            Check.atMost("descriptions", descriptions.size(), 0xff);
        }

        @Override
        public int type() {
            return TYPE;
        }
    }

    /**
     * One box. All six texts with their length bytes must fit into 255 bytes.
     *
     * @param peripheral 0x64 driver assistance, 0x65 driver, 0x66 tyres, 0x67 blind spot
     */
    record PeripheralDescription(
            int peripheral,
            String company,
            String model,
            String hardwareVersion,
            String softwareVersion,
            String deviceId,
            String customer) {
        public PeripheralDescription {
            Check.octet("peripheral", peripheral);
        }
    }

    /**
     * Anything else: reserved kinds, makers' kinds, and known kinds whose bytes do not have the form that they should.
     *
     * @param data as sent
     */
    record Other(int type, Bytes data) implements PassThrough {
        public Other {
            Check.octet("type", type);
        }
    }
}
