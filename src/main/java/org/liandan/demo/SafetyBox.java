package org.liandan.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.liandan.jt808.AlarmIdentifier;
import org.liandan.jt808.Bytes;
import org.liandan.jt808.LocationItem;
import org.liandan.jt808.LocationItems;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.jt808.SafetyAlarm;

/**
 * The active-safety box beside a simulated terminal (T/JSATL 12, 苏标): sees the driver with a telephone now and then. Under a
 * header of 2019 it is one of T/GDRTA 002 (粤标), with the longer identifier. Not safe for several threads.
 */
final class SafetyBox {

    private static final int TELEPHONE = 2;
    private static final String ALARM_CODE = "6502";
    private static final int DRIVER_CHANNEL = 65;
    private static final int IGNITION_AND_FIX = 1 | 1 << 10;
    /** A block of the file of vehicle states, the last byte the sum of the others (T/JSATL 12-2017 table 4-22). */
    private static final int STATE_BLOCK_BYTES = 64;

    private static final int STATE_BLOCKS = 160;

    /** An alarm as it is reported, and the files that the platform may ask for. */
    record Alarm(LocationReport report, AlarmIdentifier identifier, List<AttachedFile> files) {}

    private final TerminalIdentity identity;
    private final Camera camera;
    private final RandomGenerator random;
    private long alarms;

    SafetyBox(TerminalIdentity identity, Camera camera, RandomGenerator random) {
        this.identity = identity;
        this.camera = camera;
        this.random = random;
    }

    /** The driver telephones here: one photo, and the vehicle's states around the moment. */
    Alarm driverTelephones(LocationReport here) {
        Instant at = here.time();
        List<AttachedFile> files = List.of(
                new AttachedFile(0, DRIVER_CHANNEL, ALARM_CODE, "jpg", camera.jpeg(640, 480)),
                new AttachedFile(4, DRIVER_CHANNEL, ALARM_CODE, "bin", vehicleStates()));
        boolean longForm = identity.version() == ProtocolVersion.V2019;
        AlarmIdentifier identifier = new AlarmIdentifier(
                identity.terminalId(), at, (int) (alarms & 0xff), files.size(), Bytes.ofHex(longForm ? "0000" : "00"));
        SafetyAlarm.Scene scene = new SafetyAlarm.Scene(
                Math.min(here.speedDeciKph() / 10, 250),
                here.altitudeM(),
                here.latitudeE6(),
                here.longitudeE6(),
                at,
                IGNITION_AND_FIX);
        List<LocationItem> items = new ArrayList<>(here.items().list());
        items.add(
                new SafetyAlarm.DriverState(alarms++, 0, TELEPHONE, 2, 0, Bytes.ofHex("00000000"), scene, identifier));
        LocationReport report = new LocationReport(
                here.alarmFlags(),
                here.statusFlags(),
                here.latitudeE6(),
                here.longitudeE6(),
                here.altitudeM(),
                here.speedDeciKph(),
                here.directionDeg(),
                at,
                LocationItems.of(items));
        return new Alarm(report, identifier, files);
    }

    private Bytes vehicleStates() {
        byte[] bytes = new byte[STATE_BLOCK_BYTES * STATE_BLOCKS];
        random.nextBytes(bytes);
        for (int block = 0; block < STATE_BLOCKS; block++) {
            int last = (block + 1) * STATE_BLOCK_BYTES - 1;
            bytes[last] = 0;
            for (int i = last - STATE_BLOCK_BYTES + 1; i < last; i++) {
                bytes[last] += bytes[i];
            }
        }
        return Bytes.copyOf(bytes);
    }
}
