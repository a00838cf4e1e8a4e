package org.liandan.jt808;

/**
 * An additional item of a position report (JT/T 808-2013 table 27, 2019 table 27). An item whose length is not the
 * standard's is an {@link OtherItem}: devices use the same ids for things of their own.
 */
public sealed interface LocationItem {

    /** Item id, 0 to 255. */
    int id();

    /** 0x01, odometer in tenths of a kilometre, 0 to 2^32 - 1. */
    record Mileage(long deciKm) implements LocationItem {
        public Mileage {
            Check.dword("deciKm", deciKm);
        }

        @Override
        public int id() {
            return 0x01;
        }
    }

    /** 0x02, fuel in tenths of a litre. */
    record Fuel(int deciLitres) implements LocationItem {
        public Fuel {
            Check.word("deciLitres", deciLitres);
        }

        @Override
        public int id() {
            return 0x02;
        }
    }

    /** 0x03, speed by the driving recorder in tenths of a km/h. */
    record RecorderSpeed(int deciKph) implements LocationItem {
        public RecorderSpeed {
            Check.word("deciKph", deciKph);
        }

        @Override
        public int id() {
            return 0x03;
        }
    }

    /** 0x04, number of an alarm event that a person must confirm (2013 on). */
    record AlarmEvent(int number) implements LocationItem {
        public AlarmEvent {
            Check.word("number", number);
        }

        @Override
        public int id() {
            return 0x04;
        }
    }

    /** 0x30, strength of the radio signal, 0 to 255. */
    record SignalStrength(int strength) implements LocationItem {
        public SignalStrength {
            Check.octet("strength", strength);
        }

        @Override
        public int id() {
            return 0x30;
        }
    }

    /** 0x31, number of satellites in use. */
    record Satellites(int count) implements LocationItem {
        public Satellites {
            Check.octet("count", count);
        }

        @Override
        public int id() {
            return 0x31;
        }
    }

    /**
     * An item that the standard does not define, or not with this length.
     *
     * @param id 0 to 255
     * @param value as sent, at most 255 bytes
     */
    record OtherItem(int id, Bytes value) implements LocationItem {
        public OtherItem {
            Check.octet("id", id);
            Check.atMost("value", value.size(), 0xff);
        }
    }
}
