package org.liandan.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liandan.geo.LonLat;

/** Routes and fences of the registry as requests to the terminal, which then warns of itself. */
public final class RouteSetting {

    /** The widest that the wire has; a wider corridor is watched by the platform alone. */
    private static final int MOST_WIDTH_M = 255;

    private static final int MOST_NAME_CHARS = 40;

    private RouteSetting() {}

    /**
     * 0x8606 for a route: the driver is told that he leaves it, the platform that he enters or leaves it, and above its limit
     * the terminal warns.
     *
     * @param points of its line, simplified as far as the terminal needs
     * @param corridorWidthM on either side
     * @param overspeedS how long the limit must be exceeded
     */
    public static Map<String, Object> route(
            long id, String name, List<LonLat> points, int corridorWidthM, int speedLimitKph, int overspeedS) {
        List<Map<String, Object>> turns = new ArrayList<>();
        for (LonLat point : points) {
            turns.add(Map.of(
                    "at",
                    at(point),
                    "widthM",
                    Math.min(MOST_WIDTH_M, 2 * corridorWidthM),
                    "maxSpeedKph",
                    speedLimitKph,
                    "overspeedS",
                    overspeedS));
        }
        Map<String, Object> request = shape(id, name);
        request.put("flags", List.of("LEAVING_TO_DRIVER", "LEAVING_TO_PLATFORM"));
        request.put("turns", turns);
        return request;
    }

    /** 0x8604 for a place's fence: the platform is told of entering and leaving. */
    public static Map<String, Object> fence(long id, String name, List<LonLat> vertices) {
        Map<String, Object> request = shape(id, name);
        request.put("flags", List.of("ENTERING_TO_PLATFORM", "LEAVING_TO_PLATFORM"));
        request.put("vertices", vertices.stream().map(RouteSetting::at).toList());
        return request;
    }

    private static Map<String, Object> shape(long id, String name) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("id", id);
        request.put("name", name.length() > MOST_NAME_CHARS ? name.substring(0, MOST_NAME_CHARS) : name);
        return request;
    }

    /** Millionths of a degree, as the wire has them: what is finer would never be confirmed. */
    private static List<Double> at(LonLat point) {
        return List.of(Math.round(point.lonDeg() * 1e6) / 1e6, Math.round(point.latDeg() * 1e6) / 1e6);
    }
}
