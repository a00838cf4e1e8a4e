package org.liandan.command.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.SortedMap;
import java.util.TreeMap;
import org.liandan.jt808.ParameterId;

/** What every truck's terminal is to be set to, {@code liandan.terminal-settings.*}. */
@ConfigMapping(prefix = "liandan.terminal-settings")
public interface TerminalSettings {

    /** Whether terminals are brought to these settings when they log in. */
    @WithDefault("true")
    boolean enabled();

    /** 0x0055 in km/h; the notice allows no more than 60. */
    @WithDefault("60")
    @Min(10) @Max(60) int maxSpeedKph();

    /** 0x0056: seconds above that before the terminal warns. */
    @WithDefault("10")
    @Min(1) @Max(60) int overspeedDurationS();

    /** 0x0030: a turn of so many degrees brings an extra report; without it a right turn is invisible at 15 to 30 s. */
    @WithDefault("20")
    @Min(5) @Max(90) int cornerAngleDeg();

    /** 0x0029. */
    @WithDefault("15")
    @Min(1) @Max(30) int reportIntervalS();

    /** 0x0027. */
    @WithDefault("300")
    @Min(10) @Max(3600) int reportIntervalAsleepS();

    /** 0x0022. */
    @WithDefault("30")
    @Min(1) @Max(300) int reportIntervalNotLoggedInS();

    /** Whether the truck's routes are sent (0x8606). */
    @WithDefault("true")
    boolean routes();

    /** Whether fences are sent (0x8604): of its carrier's places, and of the places at the ends of its routes. */
    @WithDefault("true")
    boolean fences();

    /** Most routes, and most fences, of one terminal; those with the lowest ids are sent. */
    @WithDefault("20")
    @Min(1) @Max(100) int mostShapes();

    /** Most points of a route, and most vertices of a fence; lines with more are simplified. */
    @WithDefault("100")
    @Min(10) @Max(500) int mostPoints();

    /** The parameters and their values. */
    default SortedMap<ParameterId, Long> parameters() {
        SortedMap<ParameterId, Long> values = new TreeMap<>();
        values.put(ParameterId.MAX_SPEED, (long) maxSpeedKph());
        values.put(ParameterId.OVERSPEED_DURATION, (long) overspeedDurationS());
        values.put(ParameterId.CORNER_ANGLE, (long) cornerAngleDeg());
        values.put(ParameterId.REPORT_INTERVAL, (long) reportIntervalS());
        values.put(ParameterId.REPORT_INTERVAL_ASLEEP, (long) reportIntervalAsleepS());
        values.put(ParameterId.REPORT_INTERVAL_NOT_LOGGED_IN, (long) reportIntervalNotLoggedInS());
        return values;
    }
}
