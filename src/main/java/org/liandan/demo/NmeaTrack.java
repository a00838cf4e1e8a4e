package org.liandan.demo;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liandan.geo.LonLat;

/** The RMC sentences (of any talker) of an NMEA 0183 recording; sentences without a fix or with a wrong checksum are left out. */
final class NmeaTrack {

    private static final double KPH_PER_KNOT = 1.852;
    private static final int CENTURY = 2000;

    private NmeaTrack() {}

    static List<Fix> parse(String text) {
        List<Fix> fixes = new ArrayList<>();
        text.lines().forEach(line -> recommendedMinimum(line.strip()).ifPresent(fixes::add));
        return fixes;
    }

    /** {@code $xxRMC,hhmmss.ss,A,ddmm.mmm,N,dddmm.mmm,E,knots,course,ddmmyy,…*hh} */
    private static Optional<Fix> recommendedMinimum(String line) {
        int star = line.lastIndexOf('*');
        if (!line.startsWith("$") || star < 0 || !checksumHolds(line, star)) {
            return Optional.empty();
        }
        String[] field = line.substring(1, star).split(",", -1);
        if (field.length < 10 || !field[0].endsWith("RMC") || !field[2].equals("A")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Fix(
                    time(field[1], field[9]),
                    new LonLat(
                            degrees(field[5], 3) * (field[6].equals("W") ? -1 : 1),
                            degrees(field[3], 2) * (field[4].equals("S") ? -1 : 1)),
                    field[7].isEmpty() ? Double.NaN : Double.parseDouble(field[7]) * KPH_PER_KNOT,
                    field[8].isEmpty() ? Double.NaN : Double.parseDouble(field[8]),
                    Double.NaN));
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static boolean checksumHolds(String line, int star) {
        int sum = 0;
        for (int i = 1; i < star; i++) {
            sum ^= line.charAt(i);
        }
        return line.substring(star + 1).equalsIgnoreCase(String.format("%02X", sum));
    }

    private static Instant time(String hhmmss, String ddmmyy) {
        return LocalDateTime.of(
                        CENTURY + two(ddmmyy, 4),
                        two(ddmmyy, 2),
                        two(ddmmyy, 0),
                        two(hhmmss, 0),
                        two(hhmmss, 2),
                        two(hhmmss, 4))
                .toInstant(ZoneOffset.UTC);
    }

    private static int two(String digits, int from) {
        return Integer.parseInt(digits.substring(from, from + 2));
    }

    private static double degrees(String value, int degreeDigits) {
        return Integer.parseInt(value.substring(0, degreeDigits))
                + Double.parseDouble(value.substring(degreeDigits)) / 60;
    }
}
