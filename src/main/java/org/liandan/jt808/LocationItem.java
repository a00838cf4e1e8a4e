package org.liandan.jt808;

/**
 * An additional item of a position report (JT/T 808-2011 table 20, 2013 and 2019 table 27, JT/T 1078-2016 for 0x14 to 0x18,
 * T/JSATL 12 for 0x64 to 0x67). An item whose length is not its own is an {@link OtherItem}: devices use the same ids for
 * things of their own. Codes and bits are kept as sent, also where the standard gives them no meaning.
 */
public sealed interface LocationItem
        permits LocationItem.Mileage,
                LocationItem.Fuel,
                LocationItem.RecorderSpeed,
                LocationItem.AlarmEvent,
                LocationItem.TyrePressures,
                LocationItem.CabinTemperature,
                LocationItem.OverspeedPlace,
                LocationItem.PlaceCrossing,
                LocationItem.SegmentTime,
                LocationItem.VideoAlarms,
                LocationItem.VideoSignalLost,
                LocationItem.VideoCovered,
                LocationItem.StorageFaults,
                LocationItem.AbnormalDriving,
                LocationItem.VehicleSignals,
                LocationItem.IoStatus,
                LocationItem.Analogue,
                LocationItem.SignalStrength,
                LocationItem.Satellites,
                LocationItem.OtherItem,
                SafetyAlarm {

    /** Item id, 0 to 255. */
    int id();

    /** 0x01. Odometer in tenths of a kilometre. */
    record Mileage(long deciKm) implements LocationItem {
        public Mileage {
            Check.dword("deciKm", deciKm);
        }

        @Override
        public int id() {
            return 0x01;
        }
    }

    /** 0x02. Fuel in tenths of a litre. */
    record Fuel(int deciLitres) implements LocationItem {
        public Fuel {
            Check.word("deciLitres", deciLitres);
        }

        @Override
        public int id() {
            return 0x02;
        }
    }

    /** 0x03. Speed by the driving recorder in tenths of a km/h. */
    record RecorderSpeed(int deciKph) implements LocationItem {
        public RecorderSpeed {
            Check.word("deciKph", deciKph);
        }

        @Override
        public int id() {
            return 0x03;
        }
    }

    /** 0x04. Number of an alarm event that a person must confirm; from 2013 on. */
    record AlarmEvent(int number) implements LocationItem {
        public AlarmEvent {
            Check.word("number", number);
        }

        @Override
        public int id() {
            return 0x04;
        }
    }

    /**
     * 0x05. Tyre pressures, 30 bytes, from the front and from the left; unused bytes are ff; 2019. The standard does not say how
     * many bytes a tyre takes.
     */
    record TyrePressures(Bytes pressures) implements LocationItem {
        public TyrePressures {
            Check.range("pressures.size", pressures.size(), 30, 30);
        }

        @Override
        public int id() {
            return 0x05;
        }
    }

    /** 0x06. Temperature of the load compartment in degrees Celsius, -32767 to 32767; 2019. */
    record CabinTemperature(int celsius) implements LocationItem {
        public CabinTemperature {
            Check.range("celsius", celsius, -32767, 32767);
        }

        @Override
        public int id() {
            return 0x06;
        }
    }

    /**
     * 0x11. Where the vehicle was too fast.
     *
     * @param placeKind 0 no place, 1 circle, 2 rectangle, 3 polygon, 4 route segment
     * @param placeId id of the area or segment; 0 if and only if there is no place
     */
    record OverspeedPlace(int placeKind, long placeId) implements LocationItem {
        public OverspeedPlace {
            Check.octet("placeKind", placeKind);
            Check.dword("placeId", placeId);
            if ((placeKind == 0) != (placeId == 0)) {
                throw new IllegalArgumentException("placeId must be 0 if and only if placeKind is 0");
            }
        }

        @Override
        public int id() {
            return 0x11;
        }
    }

    /**
     * 0x12. An area or route was entered or left.
     *
     * @param placeKind 1 circle, 2 rectangle, 3 polygon, 4 route
     * @param placeId id of the area or route
     * @param direction 0 in, 1 out
     */
    record PlaceCrossing(int placeKind, long placeId, int direction) implements LocationItem {
        public PlaceCrossing {
            Check.octet("placeKind", placeKind);
            Check.dword("placeId", placeId);
            Check.octet("direction", direction);
        }

        @Override
        public int id() {
            return 0x12;
        }
    }

    /**
     * 0x13. A route segment was driven too fast or too slowly.
     *
     * @param segmentId id of the segment
     * @param seconds time taken
     * @param result 0 too short, 1 too long
     */
    record SegmentTime(long segmentId, int seconds, int result) implements LocationItem {
        public SegmentTime {
            Check.dword("segmentId", segmentId);
            Check.word("seconds", seconds);
            Check.octet("result", result);
        }

        @Override
        public int id() {
            return 0x13;
        }
    }

    /**
     * 0x14. Video alarms of JT/T 1078: bit 0 signal lost, 1 covered, 2 storage fault, 3 other fault, 4 bus overload, 5 abnormal
     * driving, 6 storage of special recordings at its threshold.
     */
    record VideoAlarms(int bits) implements LocationItem {
        @Override
        public int id() {
            return 0x14;
        }
    }

    /** 0x15. Video channels without signal, bit 0 for channel 1; JT/T 1078. */
    record VideoSignalLost(int bits) implements LocationItem {
        @Override
        public int id() {
            return 0x15;
        }
    }

    /** 0x16. Video channels that are covered, bit 0 for channel 1; JT/T 1078. */
    record VideoCovered(int bits) implements LocationItem {
        @Override
        public int id() {
            return 0x16;
        }
    }

    /** 0x17. Faulty storage: bits 0 to 11 main, 12 to 15 backup; JT/T 1078. */
    record StorageFaults(int bits) implements LocationItem {
        public StorageFaults {
            Check.word("bits", bits);
        }

        @Override
        public int id() {
            return 0x17;
        }
    }

    /**
     * 0x18. Abnormal driving; JT/T 1078, whose list gives it 2 bytes and whose table needs 3.
     *
     * @param bits bit 0 fatigue, 1 phone, 2 smoking, 11 to 15 custom
     * @param fatigue 0 to 100, -1 where the item has 2 bytes
     */
    record AbnormalDriving(int bits, int fatigue) implements LocationItem {
        public AbnormalDriving {
            Check.word("bits", bits);
            Check.range("fatigue", fatigue, -1, 0xff);
        }

        @Override
        public int id() {
            return 0x18;
        }
    }

    /** 0x25. Signals of the vehicle, see {@link VehicleSignal}; from 2013 on. */
    record VehicleSignals(int bits) implements LocationItem {
        @Override
        public int id() {
            return 0x25;
        }
    }

    /** 0x2a. Inputs: bit 0 deep sleep, bit 1 sleep; from 2013 on. */
    record IoStatus(int bits) implements LocationItem {
        public IoStatus {
            Check.word("bits", bits);
        }

        @Override
        public int id() {
            return 0x2a;
        }
    }

    /** 0x2b. Two analogue inputs, 0 to 65535; from 2013 on. */
    record Analogue(int ad0, int ad1) implements LocationItem {
        public Analogue {
            Check.word("ad0", ad0);
            Check.word("ad1", ad1);
        }

        @Override
        public int id() {
            return 0x2b;
        }
    }

    /** 0x30. Strength of the radio signal, 0 to 255; from 2013 on. */
    record SignalStrength(int strength) implements LocationItem {
        public SignalStrength {
            Check.octet("strength", strength);
        }

        @Override
        public int id() {
            return 0x30;
        }
    }

    /** 0x31. Satellites in use; from 2013 on. */
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
