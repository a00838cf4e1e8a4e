package org.liandan.jt808;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Areas: 0x0608, 0x8600 to 0x8605, 0x8607, 0x8608. */
final class AreaCodec {

    /** Attribute bit 0: there is a time. */
    static final int HAS_WINDOW = 1;
    /** Attribute bit 1: there is a speed. */
    static final int HAS_SPEED = 2;

    private static final AreaChange[] CHANGES = AreaChange.values();
    private static final AreaKind[] KINDS = AreaKind.values();
    private static final int MOST_LATITUDE_E6 = 90_000_000;
    private static final int MOST_LONGITUDE_E6 = 180_000_000;
    private static final int DATE_BYTES = 3;
    private static final int TIME_BYTES = 6;

    private AreaCodec() {}

    static SetCircles readCircles(BodyReader in) {
        AreaChange change = in.coded("change", CHANGES);
        return new SetCircles(change, in.eitherEdition(body -> list(body, AreaCodec::circle)));
    }

    static void write(BodyWriter out, SetCircles message) {
        out.coded(message.change());
        TextCodec.writeCount(out, message.areas().size());
        message.areas().forEach(area -> writeArea(out, area));
    }

    static SetRectangles readRectangles(BodyReader in) {
        AreaChange change = in.coded("change", CHANGES);
        return new SetRectangles(change, in.eitherEdition(body -> list(body, AreaCodec::rectangle)));
    }

    static void write(BodyWriter out, SetRectangles message) {
        out.coded(message.change());
        TextCodec.writeCount(out, message.areas().size());
        message.areas().forEach(area -> writeArea(out, area));
    }

    static SetPolygon readPolygon(BodyReader in) {
        return new SetPolygon(in.eitherEdition(AreaCodec::polygon));
    }

    static void write(BodyWriter out, SetPolygon message) {
        writeArea(out, message.area());
    }

    static DeleteAreas readDeletion(BodyReader in, AreaKind kind) {
        int count = in.octet("count");
        if (count > DeleteAreas.MOST_IDS) {
            throw in.badField("count", 1, "0 至 125", "0 to 125");
        }
        return new DeleteAreas(kind, ids(in, count));
    }

    static void write(BodyWriter out, DeleteAreas message) {
        out.octet(message.ids().size());
        message.ids().forEach(out::dword);
    }

    static QueryAreas readQuery(BodyReader in) {
        AreaKind kind = in.coded("kind", KINDS);
        return new QueryAreas(kind, ids(in, in.dword("count")));
    }

    static void write(BodyWriter out, QueryAreas message) {
        out.coded(message.kind());
        out.dword(message.ids().size());
        message.ids().forEach(out::dword);
    }

    private static List<Long> ids(BodyReader in, long count) {
        List<Long> ids = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            ids.add(in.dword("id"));
        }
        return ids;
    }

    /**
     * The standard does not say whether what is counted are areas or messages, nor whether circles and rectangles come with
     * the two bytes in front of those of 0x8600 and 0x8602; all three forms are met.
     */
    static AreaAnswer readAnswer(BodyReader in) {
        AreaKind kind = in.coded("kind", KINDS);
        long count = in.dword("count");
        return new AreaAnswer(
                kind,
                in.firstFitting(List.of(
                        body -> areas(body, kind, count),
                        body -> areas(body, kind, readHead(body)),
                        body -> messages(body, kind, count))));
    }

    private static int readHead(BodyReader in) {
        in.coded("change", CHANGES);
        return in.octet("count");
    }

    private static List<Area> messages(BodyReader in, AreaKind kind, long count) {
        List<Area> areas = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            areas.addAll(areas(in, kind, readHead(in)));
        }
        return areas;
    }

    private static List<Area> areas(BodyReader in, AreaKind kind, long count) {
        List<Area> areas = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            areas.add(
                    switch (kind) {
                        case CIRCLE -> circle(in);
                        case RECTANGLE -> rectangle(in);
                        case POLYGON -> polygon(in);
                        case ROUTE -> RouteCodec.route(in);
                    });
        }
        return areas;
    }

    static void write(BodyWriter out, AreaAnswer message) {
        out.coded(message.kind());
        out.dword(message.areas().size());
        message.areas().forEach(area -> writeArea(out, area));
    }

    private static void writeArea(BodyWriter out, Area area) {
        switch (area) {
            case CircleArea it -> write(out, it);
            case RectangleArea it -> write(out, it);
            case PolygonArea it -> write(out, it);
            case RoadRoute it -> RouteCodec.write(out, it);
        }
    }

    private static <A extends Area> List<A> list(BodyReader in, Function<BodyReader, A> area) {
        int count = TextCodec.readCount(in);
        List<A> areas = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            areas.add(area.apply(in));
        }
        return areas;
    }

    private static CircleArea circle(BodyReader in) {
        long id = in.dword("id");
        int attributes = in.word("attributes");
        Coordinate centre = coordinate(in, Hemisphere.of(attributes));
        long radiusM = in.dword("radius");
        return new CircleArea(id, rules(in, attributes), centre, radiusM, name(in));
    }

    private static void write(BodyWriter out, CircleArea area) {
        out.dword(area.id());
        out.word(attributes(area));
        write(out, area.centre());
        out.dword(area.radiusM());
        writeRules(out, area.rules());
        writeName(out, area.name());
    }

    private static RectangleArea rectangle(BodyReader in) {
        long id = in.dword("id");
        int attributes = in.word("attributes");
        Hemisphere side = Hemisphere.of(attributes);
        Coordinate leftTop = coordinate(in, side);
        Coordinate rightBottom = coordinate(in, side);
        return new RectangleArea(id, rules(in, attributes), leftTop, rightBottom, name(in));
    }

    private static void write(BodyWriter out, RectangleArea area) {
        out.dword(area.id());
        out.word(attributes(area));
        write(out, area.leftTop());
        write(out, area.rightBottom());
        writeRules(out, area.rules());
        writeName(out, area.name());
    }

    /** Here the speed by night comes behind the vertices (2019 table 53). */
    private static PolygonArea polygon(BodyReader in) {
        long id = in.dword("id");
        int attributes = in.word("attributes");
        TimeWindow window = (attributes & HAS_WINDOW) != 0 ? window(in) : null;
        AreaSpeed speed = (attributes & HAS_SPEED) != 0 ? daySpeed(in) : null;
        int count = readWordCount(in);
        List<Coordinate> vertices = new ArrayList<>(Math.min(count, in.remaining() / 8));
        for (int i = 0; i < count; i++) {
            vertices.add(coordinate(in, Hemisphere.of(attributes)));
        }
        if (speed != null && in.version() == ProtocolVersion.V2019) {
            speed = speed.byNight(in.word("nightSpeed"));
        }
        return new PolygonArea(id, new AreaRules(window, speed, AreaFlag.of(attributes)), vertices, name(in));
    }

    private static void write(BodyWriter out, PolygonArea area) {
        TimeWindow window = area.rules().window();
        AreaSpeed speed = area.rules().speed();
        out.dword(area.id());
        out.word(attributes(area));
        if (window != null) {
            write(out, window);
        }
        if (speed != null) {
            writeDaySpeed(out, speed);
        }
        writeWordCount(out, area.vertices().size());
        area.vertices().forEach(vertex -> write(out, vertex));
        if (speed != null) {
            writeNightSpeed(out, speed);
        }
        writeName(out, area.name());
    }

    /** A number of points; in 2011 followed by the number of those in this package. */
    static int readWordCount(BodyReader in) {
        int count = in.word("count");
        if (in.version() == ProtocolVersion.V2011) {
            in.octet("packageCount");
        }
        return count;
    }

    static void writeWordCount(BodyWriter out, int count) {
        out.word(count);
        if (out.version() == ProtocolVersion.V2011) {
            Check.atMost("points of a 2011 area", count, 0xff);
            out.octet(count);
        }
    }

    /** The attribute word of an area or a route. */
    static int attributes(Area area) {
        return switch (area) {
            case CircleArea it -> attributes(it.rules(), Hemisphere.of(List.of(it.centre())));
            case RectangleArea it -> attributes(it.rules(), Hemisphere.of(List.of(it.leftTop(), it.rightBottom())));
            case PolygonArea it -> attributes(it.rules(), Hemisphere.of(it.vertices()));
            case RoadRoute it -> AreaFlag.bits(it.flags()) | (it.window() == null ? 0 : HAS_WINDOW);
        };
    }

    private static int attributes(AreaRules rules, Hemisphere side) {
        return AreaFlag.bits(rules.flags())
                | (rules.window() == null ? 0 : HAS_WINDOW)
                | (rules.speed() == null ? 0 : HAS_SPEED)
                | side.bits();
    }

    private static AreaRules rules(BodyReader in, int attributes) {
        TimeWindow window = (attributes & HAS_WINDOW) != 0 ? window(in) : null;
        AreaSpeed speed = (attributes & HAS_SPEED) != 0 ? speed(in) : null;
        return new AreaRules(window, speed, AreaFlag.of(attributes));
    }

    private static void writeRules(BodyWriter out, AreaRules rules) {
        TimeWindow window = rules.window();
        if (window != null) {
            write(out, window);
        }
        AreaSpeed speed = rules.speed();
        if (speed != null) {
            write(out, speed);
        }
    }

    static AreaSpeed speed(BodyReader in) {
        AreaSpeed speed = daySpeed(in);
        return in.version() == ProtocolVersion.V2019 ? speed.byNight(in.word("nightSpeed")) : speed;
    }

    static void write(BodyWriter out, AreaSpeed speed) {
        writeDaySpeed(out, speed);
        writeNightSpeed(out, speed);
    }

    private static AreaSpeed daySpeed(BodyReader in) {
        return new AreaSpeed(in.word("speed"), in.octet("duration"));
    }

    private static void writeDaySpeed(BodyWriter out, AreaSpeed speed) {
        out.word(speed.limitKph());
        out.octet(speed.seconds());
    }

    private static void writeNightSpeed(BodyWriter out, AreaSpeed speed) {
        if (out.version() == ProtocolVersion.V2019) {
            out.word(speed.nightKph() == AreaSpeed.AS_BY_DAY ? speed.limitKph() : speed.nightKph());
        }
    }

    static String name(BodyReader in) {
        return in.version() == ProtocolVersion.V2019 ? in.wordText("name") : "";
    }

    static void writeName(BodyWriter out, String name) {
        if (out.version() == ProtocolVersion.V2019) {
            out.wordText("name", name);
        }
    }

    static Coordinate coordinate(BodyReader in, Hemisphere side) {
        int latitude = in.dword("latitude", MOST_LATITUDE_E6);
        int longitude = in.dword("longitude", MOST_LONGITUDE_E6);
        return new Coordinate(side.south() ? -latitude : latitude, side.west() ? -longitude : longitude);
    }

    static void write(BodyWriter out, Coordinate at) {
        out.dword(Math.abs(at.latitudeE6()));
        out.dword(Math.abs(at.longitudeE6()));
    }

    /** Two times; without dates they are of every day. */
    static TimeWindow window(BodyReader in) {
        if (dateless(in, 0) && dateless(in, TIME_BYTES)) {
            return new TimeWindow.Daily(timeOfDay(in, "from"), timeOfDay(in, "to"));
        }
        return new TimeWindow.Dated(time(in, "from"), time(in, "to"));
    }

    private static boolean dateless(BodyReader in, int at) {
        return in.peek(at) == 0 && in.peek(at + 1) == 0 && in.peek(at + 2) == 0;
    }

    private static LocalTime timeOfDay(BodyReader in, String field) {
        in.bytes(field, DATE_BYTES);
        return LocalTime.of(in.pair(field, 23), in.pair(field, 59), in.pair(field, 59));
    }

    private static Instant time(BodyReader in, String field) {
        Instant time = in.time(field);
        if (time == null) {
            throw in.badField(field, TIME_BYTES, "有效时间", "a calendar time");
        }
        return time;
    }

    static void write(BodyWriter out, TimeWindow window) {
        switch (window) {
            case TimeWindow.Daily daily -> {
                writeTimeOfDay(out, daily.from());
                writeTimeOfDay(out, daily.to());
            }
            case TimeWindow.Dated dated -> {
                out.time(dated.from());
                out.time(dated.to());
            }
        }
    }

    private static void writeTimeOfDay(BodyWriter out, LocalTime time) {
        out.out().writeZero(DATE_BYTES);
        out.pair(time.getHour());
        out.pair(time.getMinute());
        out.pair(time.getSecond());
    }
}
