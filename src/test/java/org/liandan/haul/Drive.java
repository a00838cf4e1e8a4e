package org.liandan.haul;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liandan.geo.Bearings;
import org.liandan.geo.LocalPlane;
import org.liandan.geo.LonLat;
import org.liandan.track.Position;

/**
 * A drive written as text, and the reports that a terminal on board would send. The truck starts in Kundulun, facing
 * north, at 08:00:00 UTC. Lines:
 *
 * <pre>
 *   every 5 s                     interval of the reports (1 s if not said)
 *   ahead 120 m at 25             straight on at 25.0 km/h
 *   ahead 40 m down to 8          straight on, changing speed evenly (also: up to)
 *   hold 60.1 for 30 s            straight on for a time
 *   right 90 at 25                a right turn of 90° on a radius of 12 m ("at 25 radius 100" for another); left likewise
 *   stand 20 s
 * </pre>
 */
final class Drive {

    static final LocalPlane PLANE = LocalPlane.at(109.84, 40.657);
    static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    private static final double TICK_S = 0.05;
    private static final int POSITIONED = 0b10;

    private final List<Position> positions = new ArrayList<>();
    private int everyS = 1;
    private int ticks;
    private double x;
    private double y;
    private double headingDeg;
    private double kph;

    private final Map<Pattern, Consumer<Matcher>> sentences = Map.of(
            Pattern.compile("every (\\d+) s"), m -> everyS = Integer.parseInt(m.group(1)),
            Pattern.compile("ahead ([\\d.]+) m at ([\\d.]+)"), m -> move(number(m, 1), number(m, 2), number(m, 2), 0),
            Pattern.compile("ahead ([\\d.]+) m (?:down|up) to ([\\d.]+)"),
                    m -> move(number(m, 1), kph, number(m, 2), 0),
            Pattern.compile("hold ([\\d.]+) for ([\\d.]+) s"), m -> hold(number(m, 1), number(m, 2)),
            Pattern.compile("stand ([\\d.]+) s"), m -> hold(0, number(m, 1)),
            Pattern.compile("(right|left) ([\\d.]+) at ([\\d.]+)(?: radius ([\\d.]+))?"), this::turn);

    private Drive() {}

    static List<Position> positions(String text) {
        Drive drive = new Drive();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(drive::line);
        drive.report();
        return List.copyOf(drive.positions);
    }

    /** The point so many metres east and north of the start. */
    static LonLat point(double eastM, double northM) {
        return PLANE.lonLat(eastM, northM);
    }

    private void line(String line) {
        for (Map.Entry<Pattern, Consumer<Matcher>> sentence : sentences.entrySet()) {
            Matcher matcher = sentence.getKey().matcher(line);
            if (matcher.matches()) {
                sentence.getValue().accept(matcher);
                return;
            }
        }
        throw new IllegalArgumentException("not a line of a drive: " + line);
    }

    private void turn(Matcher m) {
        double radiusM = m.group(4) == null ? 12 : number(m, 4);
        double angle = number(m, 2) * (m.group(1).equals("right") ? 1 : -1);
        move(Math.toRadians(number(m, 2)) * radiusM, number(m, 3), number(m, 3), angle);
    }

    private static double number(Matcher matcher, int group) {
        return Double.parseDouble(matcher.group(group));
    }

    private void move(double metres, double fromKph, double toKph, double angleDeg) {
        double doneM = 0;
        while (doneM < metres) {
            kph = Math.sqrt(fromKph * fromKph + (toKph * toKph - fromKph * fromKph) * doneM / metres);
            tick();
            double stepM = Math.min(metres - doneM, Math.max(kph, 1) / 3.6 * TICK_S);
            headingDeg = Bearings.normalized(headingDeg + angleDeg * stepM / metres);
            x += stepM * Math.sin(Math.toRadians(headingDeg));
            y += stepM * Math.cos(Math.toRadians(headingDeg));
            doneM += stepM;
        }
        kph = toKph;
    }

    private void hold(double atKph, double seconds) {
        kph = atKph;
        for (long i = Math.round(seconds / TICK_S); i > 0; i--) {
            tick();
            x += kph / 3.6 * TICK_S * Math.sin(Math.toRadians(headingDeg));
            y += kph / 3.6 * TICK_S * Math.cos(Math.toRadians(headingDeg));
        }
    }

    private void tick() {
        if (ticks % Math.round(everyS / TICK_S) == 0) {
            report();
        }
        ticks++;
    }

    private void report() {
        Instant at = START.plusMillis(Math.round(ticks * TICK_S * 1000));
        LonLat here = PLANE.lonLat(x, y);
        positions.add(new Position(
                7,
                42,
                at,
                at,
                (int) Math.round(here.lonDeg() * 1e6),
                (int) Math.round(here.latDeg() * 1e6),
                (int) Math.round(kph * 10),
                (int) Math.round(headingDeg) % 360,
                1060,
                0,
                POSITIONED,
                12,
                -1,
                -1,
                false,
                0));
    }
}
