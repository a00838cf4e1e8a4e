package org.liandan.jt808;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An active-safety alarm inside a position report (T/JSATL 12-2017 clause 4.4, 苏标; T/GDRTA 002-2020, 粤标, with the longer
 * {@link AlarmIdentifier}). Codes are kept as sent: makers define their own in the ranges left to them.
 */
public sealed interface SafetyAlarm extends LocationItem {

    /** Counts the alarms of all kinds from 0. */
    long alarmId();

    /** 0 no start or end, 1 start, 2 end. */
    int flag();

    /** Where, when and how fast. */
    Scene scene();

    /** Names the alarm when its attachments are asked for. */
    AlarmIdentifier identifier();

    /**
     * Circumstances that all kinds share.
     *
     * @param speedKph vehicle speed in km/h, 0 to 250
     * @param altitudeM metres
     * @param latitudeE6 millionths of a degree
     * @param longitudeE6 millionths of a degree
     * @param time the terminal's time, or null when its digits are no calendar time
     * @param vehicleState bit 0 ignition, 1 left turn, 2 right turn, 3 wiper, 4 brake, 5 card inserted, 10 positioned
     */
    record Scene(
            int speedKph,
            int altitudeM,
            int latitudeE6,
            int longitudeE6,
            @Nullable Instant time,
            int vehicleState) {
        public Scene {
            Check.octet("speedKph", speedKph);
            Check.range("altitudeM", altitudeM, Short.MIN_VALUE, Short.MAX_VALUE);
            Check.word("vehicleState", vehicleState);
        }
    }

    /**
     * 0x64, driver assistance (ADAS).
     *
     * @param type 1 forward collision, 2 lane departure, 3 too close, 4 pedestrian, 5 frequent lane change, 6 road sign
     *     exceeded, 7 obstacle, 0x10 road sign seen, 0x11 photo on request
     * @param level 1 or 2
     * @param frontSpeedKph speed of the vehicle in front, types 1 and 2
     * @param frontDistance time to the vehicle or pedestrian in tenths of a second, types 1, 2 and 4
     * @param departure 1 left, 2 right, type 2
     * @param signKind 1 speed, 2 height, 3 weight, types 6 and 0x10
     * @param signValue what the sign says
     */
    record DriverAssistance(
            long alarmId,
            int flag,
            int type,
            int level,
            int frontSpeedKph,
            int frontDistance,
            int departure,
            int signKind,
            int signValue,
            Scene scene,
            AlarmIdentifier identifier)
            implements SafetyAlarm {
        public DriverAssistance {
            Check.dword("alarmId", alarmId);
            Check.octet("flag", flag);
            Check.octet("type", type);
            Check.octet("level", level);
            Check.octet("frontSpeedKph", frontSpeedKph);
            Check.octet("frontDistance", frontDistance);
            Check.octet("departure", departure);
            Check.octet("signKind", signKind);
            Check.octet("signValue", signValue);
        }

        @Override
        public int id() {
            return 0x64;
        }
    }

    /**
     * 0x65, state of the driver (DSM).
     *
     * @param type 1 fatigue, 2 phone, 3 smoking, 4 distraction, 5 driver abnormal, 0x10 photo taken, 0x11 driver changed
     * @param level 1 or 2
     * @param fatigue degree of fatigue 1 to 10, type 1
     * @param reserved 4 bytes
     */
    record DriverState(
            long alarmId,
            int flag,
            int type,
            int level,
            int fatigue,
            Bytes reserved,
            Scene scene,
            AlarmIdentifier identifier)
            implements SafetyAlarm {
        public DriverState {
            Check.dword("alarmId", alarmId);
            Check.octet("flag", flag);
            Check.octet("type", type);
            Check.octet("level", level);
            Check.octet("fatigue", fatigue);
            Check.range("reserved.size", reserved.size(), 4, 4);
        }

        @Override
        public int id() {
            return 0x65;
        }
    }

    /**
     * 0x66, tyre pressure (TPMS).
     *
     * @param tyres at most 18, else the item would not fit its length byte
     */
    record TyrePressure(long alarmId, int flag, Scene scene, AlarmIdentifier identifier, List<Tyre> tyres)
            implements SafetyAlarm {
        public TyrePressure {
            Check.dword("alarmId", alarmId);
            Check.octet("flag", flag);
            tyres = List.copyOf(tyres);
            Check.atMost("tyres", tyres.size(), 18);
        }

        @Override
        public int id() {
            return 0x66;
        }
    }

    /**
     * One tyre of a 0x66.
     *
     * @param position number of the tyre
     * @param events bit 0 periodic, 1 pressure high, 2 pressure low, 3 hot, 4 sensor fault, 5 imbalance, 6 slow leak, 7
     *     battery low
     * @param pressureKpa kPa
     * @param temperatureC degrees Celsius
     * @param batteryPercent per cent
     */
    record Tyre(int position, int events, int pressureKpa, int temperatureC, int batteryPercent) {
        public Tyre {
            Check.word("position", position);
            Check.word("events", events);
            Check.word("pressureKpa", pressureKpa);
            Check.range("temperatureC", temperatureC, Short.MIN_VALUE, Short.MAX_VALUE);
            Check.word("batteryPercent", batteryPercent);
        }
    }

    /**
     * 0x67, blind spot (BSD).
     *
     * @param type 1 something comes near from behind, 2 from the left rear, 3 from the right rear
     */
    record BlindSpot(long alarmId, int flag, int type, Scene scene, AlarmIdentifier identifier) implements SafetyAlarm {
        public BlindSpot {
            Check.dword("alarmId", alarmId);
            Check.octet("flag", flag);
            Check.octet("type", type);
        }

        @Override
        public int id() {
            return 0x67;
        }
    }
}
