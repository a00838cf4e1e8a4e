package org.liandan.command;

import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.AreaChange;
import org.liandan.jt808.AreaFlag;
import org.liandan.jt808.AreaKind;
import org.liandan.jt808.AreaRules;
import org.liandan.jt808.AreaSpeed;
import org.liandan.jt808.CircleArea;
import org.liandan.jt808.Command;
import org.liandan.jt808.Coordinate;
import org.liandan.jt808.DeleteAreas;
import org.liandan.jt808.PolygonArea;
import org.liandan.jt808.QueryAreas;
import org.liandan.jt808.RectangleArea;
import org.liandan.jt808.RoadRoute;
import org.liandan.jt808.SetCircles;
import org.liandan.jt808.SetPolygon;
import org.liandan.jt808.SetRectangles;
import org.liandan.jt808.SetRoute;
import org.liandan.jt808.TimeWindow;

/** Requests about areas and routes that the terminal watches by itself; points are {@code [lon, lat]} in degrees. */
final class AreaForms {

    private static final long LARGEST_ID = 0xffff_ffffL;
    private static final int MOST_AREAS = 20;
    private static final int MOST_POINTS = 500;
    private static final int MOST_NAME_BYTES = 100;
    private static final int FASTEST_KPH = 250;

    private AreaForms() {}

    static Command circles(RequestFields request) {
        AreaChange change = request.choice("change", AreaChange.class, AreaChange.APPEND);
        List<CircleArea> areas = new ArrayList<>();
        for (RequestFields part : request.parts("areas", 1, MOST_AREAS)) {
            areas.add(new CircleArea(
                    id(part), rules(part), point("centre", part), part.number("radiusM", 1, 1_000_000), name(part)));
            part.refuseTheRest();
        }
        return new SetCircles(change, areas);
    }

    static Command rectangles(RequestFields request) {
        AreaChange change = request.choice("change", AreaChange.class, AreaChange.APPEND);
        List<RectangleArea> areas = new ArrayList<>();
        for (RequestFields part : request.parts("areas", 1, MOST_AREAS)) {
            areas.add(new RectangleArea(
                    id(part), rules(part), point("leftTop", part), point("rightBottom", part), name(part)));
            part.refuseTheRest();
        }
        return new SetRectangles(change, areas);
    }

    static Command polygon(RequestFields request) {
        return new SetPolygon(
                new PolygonArea(id(request), rules(request), points("vertices", 3, request), name(request)));
    }

    static Command route(RequestFields request) {
        List<RoadRoute.Turn> turns = new ArrayList<>();
        for (RequestFields part : request.parts("turns", 2, MOST_POINTS)) {
            int number = turns.size() + 1;
            turns.add(new RoadRoute.Turn(
                    part.number("pointId", 0, LARGEST_ID, number),
                    part.number("segmentId", 0, LARGEST_ID, number),
                    point("at", part),
                    part.integer("widthM", 1, 255),
                    drivingTime(part),
                    speed(part)));
            part.refuseTheRest();
        }
        return new SetRoute(new RoadRoute(id(request), window(request), flags(request), turns, name(request)));
    }

    static Command delete(RequestFields request, AreaKind kind) {
        boolean all = request.flag("all", false);
        List<Long> ids = ids(request, all ? 0 : 1, DeleteAreas.MOST_IDS);
        if (all && !ids.isEmpty()) {
            request.fault("ids", "全部删除时不填", "must be left out when all are deleted");
        }
        return new DeleteAreas(kind, ids);
    }

    static Command query(RequestFields request) {
        return new QueryAreas(request.choice("area", AreaKind.class, null), ids(request, 0, DeleteAreas.MOST_IDS));
    }

    private static List<Long> ids(RequestFields request, int least, int most) {
        List<Long> ids = new ArrayList<>();
        for (Object element : request.list("ids", least, most)) {
            try {
                ids.add(Long.parseLong(element.toString().strip()));
            } catch (NumberFormatException e) {
                request.fault("ids", "应为整数", "must be whole numbers");
            }
        }
        return ids;
    }

    private static long id(RequestFields fields) {
        return fields.number("id", 1, LARGEST_ID);
    }

    private static String name(RequestFields fields) {
        return fields.text("name", 0, MOST_NAME_BYTES);
    }

    private static AreaRules rules(RequestFields fields) {
        return new AreaRules(window(fields), speed(fields), flags(fields));
    }

    private static Set<AreaFlag> flags(RequestFields fields) {
        return fields.choices("flags", AreaFlag.class, Set.of());
    }

    private static @Nullable AreaSpeed speed(RequestFields fields) {
        if (!fields.has("maxSpeedKph")) {
            return null;
        }
        return new AreaSpeed(
                fields.integer("maxSpeedKph", 1, FASTEST_KPH),
                fields.integer("overspeedS", 0, 255, 10),
                fields.integer("nightSpeedKph", 1, FASTEST_KPH, AreaSpeed.AS_BY_DAY));
    }

    private static RoadRoute.@Nullable DrivingTime drivingTime(RequestFields fields) {
        return fields.has("longestS") || fields.has("shortestS")
                ? new RoadRoute.DrivingTime(
                        fields.integer("longestS", 0, 65_535, 65_535), fields.integer("shortestS", 0, 65_535, 0))
                : null;
    }

    /** {@code from} and {@code to}: times of day for every day, or times with date and offset for once. */
    private static @Nullable TimeWindow window(RequestFields fields) {
        if (!fields.has("from") && !fields.has("to")) {
            return null;
        }
        String from = fields.text("from", 1, 40);
        String to = fields.text("to", 1, 40);
        try {
            if (from.length() <= 8 && to.length() <= 8) {
                return new TimeWindow.Daily(LocalTime.parse(from), LocalTime.parse(to));
            }
        } catch (DateTimeParseException e) {
            fields.fault("from", "应为 HH:mm 或带时区的时间", "must be HH:mm, or a time with date and offset");
            return null;
        }
        Instant begins = fields.instant("from");
        Instant ends = fields.instant("to");
        return begins == null || ends == null ? null : new TimeWindow.Dated(begins, ends);
    }

    private static List<Coordinate> points(String name, int least, RequestFields fields) {
        List<Coordinate> points = new ArrayList<>();
        for (Object element : fields.list(name, least, MOST_POINTS)) {
            points.add(point(name, element, fields));
        }
        return points;
    }

    private static Coordinate point(String name, RequestFields fields) {
        return point(name, fields.list(name, 2, 2), fields);
    }

    private static Coordinate point(String name, Object value, RequestFields fields) {
        if (value instanceof List<?> list
                && list.size() == 2
                && list.get(0) instanceof Number lon
                && list.get(1) instanceof Number lat
                && Math.abs(lon.doubleValue()) <= 180
                && Math.abs(lat.doubleValue()) <= 90) {
            return new Coordinate((int) Math.round(lat.doubleValue() * 1e6), (int) Math.round(lon.doubleValue() * 1e6));
        }
        fields.fault(name, "应为 [经度, 纬度]", "must be [longitude, latitude]");
        return new Coordinate(0, 0);
    }
}
