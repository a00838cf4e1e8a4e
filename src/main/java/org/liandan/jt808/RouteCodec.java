package org.liandan.jt808;

import java.util.ArrayList;
import java.util.List;
import org.liandan.jt808.RoadRoute.DrivingTime;
import org.liandan.jt808.RoadRoute.Turn;

/** Routes: 0x8606. */
final class RouteCodec {

    /** Attribute bit 0 of a segment: there is a driving time. */
    private static final int HAS_TIME = 1;

    private static final int HAS_SPEED = 1 << 1;
    private static final int SOUTH = 1 << 2;
    private static final int WEST = 1 << 3;
    private static final int LEAST_TURN_BYTES = 14;

    private RouteCodec() {}

    static SetRoute readRoute(BodyReader in) {
        return new SetRoute(in.eitherEdition(RouteCodec::route));
    }

    static void write(BodyWriter out, SetRoute message) {
        write(out, message.route());
    }

    static RoadRoute route(BodyReader in) {
        long id = in.dword("id");
        int attributes = in.word("attributes");
        TimeWindow window = (attributes & AreaCodec.HAS_WINDOW) != 0 ? AreaCodec.window(in) : null;
        int count = AreaCodec.readWordCount(in);
        List<Turn> turns = new ArrayList<>(Math.min(count, in.remaining() / LEAST_TURN_BYTES));
        for (int i = 0; i < count; i++) {
            turns.add(turn(in));
        }
        return new RoadRoute(id, window, AreaFlag.of(attributes), turns, AreaCodec.name(in));
    }

    static void write(BodyWriter out, RoadRoute route) {
        TimeWindow window = route.window();
        out.dword(route.id());
        out.word(AreaCodec.attributes(route));
        if (window != null) {
            AreaCodec.write(out, window);
        }
        AreaCodec.writeWordCount(out, route.turns().size());
        route.turns().forEach(turn -> write(out, turn));
        AreaCodec.writeName(out, route.name());
    }

    /** 2011 has no ids of points and one driving time. */
    private static Turn turn(BodyReader in) {
        boolean of2011 = in.version() == ProtocolVersion.V2011;
        long pointId = of2011 ? 0 : in.dword("pointId");
        long segmentId = in.dword("segmentId");
        int latitudeAndLongitude = 8;
        int attributes = in.peek(latitudeAndLongitude + 1);
        Coordinate at = AreaCodec.coordinate(in, side(attributes));
        int widthM = in.octet("width");
        in.octet("segmentAttributes");
        DrivingTime time = null;
        if ((attributes & HAS_TIME) != 0) {
            time = new DrivingTime(in.word("longestTime"), of2011 ? 0 : in.word("shortestTime"));
        }
        AreaSpeed speed = (attributes & HAS_SPEED) != 0 ? AreaCodec.speed(in) : null;
        return new Turn(pointId, segmentId, at, widthM, time, speed);
    }

    private static void write(BodyWriter out, Turn turn) {
        boolean of2011 = out.version() == ProtocolVersion.V2011;
        if (!of2011) {
            out.dword(turn.pointId());
        }
        out.dword(turn.segmentId());
        AreaCodec.write(out, turn.at());
        out.octet(turn.widthM());
        DrivingTime time = turn.time();
        AreaSpeed speed = turn.speed();
        out.octet((time == null ? 0 : HAS_TIME) | (speed == null ? 0 : HAS_SPEED) | bits(turn.at()));
        if (time != null) {
            out.word(time.longestS());
            if (!of2011) {
                out.word(time.shortestS());
            }
        }
        if (speed != null) {
            AreaCodec.write(out, speed);
        }
    }

    private static Hemisphere side(int attributes) {
        // behind the end of the body there are no attributes, and the coordinate is refused
        return attributes < 0
                ? new Hemisphere(false, false)
                : new Hemisphere((attributes & SOUTH) != 0, (attributes & WEST) != 0);
    }

    private static int bits(Coordinate at) {
        return (at.latitudeE6() < 0 ? SOUTH : 0) | (at.longitudeE6() < 0 ? WEST : 0);
    }
}
