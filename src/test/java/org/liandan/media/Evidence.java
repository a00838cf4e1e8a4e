package org.liandan.media;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.liandan.gateway.TestTruck;
import org.liandan.geo.LonLat;

/** Photos and alarms for tests. */
public final class Evidence {

    private Evidence() {}

    /** Bytes that begin like a JPEG; the same for the same seed. */
    public static byte[] photo(int seed, int bytes) {
        byte[] photo = new byte[bytes];
        new Random(seed).nextBytes(photo);
        photo[0] = (byte) 0xff;
        photo[1] = (byte) 0xd8;
        return photo;
    }

    /** Hash of bytes, computed apart from the product. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A photo of that truck. */
    public static Capture capture(TestTruck truck, long mediaId, Instant at) {
        return new Capture(
                truck.vehicleId(),
                truck.terminalId(),
                mediaId,
                MediaKind.IMAGE,
                MediaFormat.JPEG,
                MediaOccasion.TIMER,
                1,
                at,
                new LonLat(109.84, 40.65),
                at);
    }

    /** The driver of that truck holds a phone, and that many files prove it. */
    public static SafetyReport alarm(TestTruck truck, long counter, Instant at, int flag, int attachments) {
        return new SafetyReport(
                truck.vehicleId(),
                truck.terminalId(),
                SafetyAlarmKind.DSM,
                2,
                1,
                flag,
                counter,
                at,
                at.plusSeconds(1),
                46,
                1065,
                new LonLat(109.84, 40.65),
                0x401,
                new AlarmIdentity("BOX1", at, (int) (counter % 256), attachments, "00"),
                Map.of("fatigue", 3));
    }
}
