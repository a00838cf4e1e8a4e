package org.liandan.jt808;

import static org.liandan.jt808.Messages.dwords;
import static org.liandan.jt808.Messages.octets;
import static org.liandan.jt808.Messages.times;
import static org.liandan.jt808.Messages.words;

import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary areas and routes. An edition's own have only what the edition can say. */
final class AreaMessages {

    private AreaMessages() {}

    static Arbitrary<TerminalMessage> terminal(ProtocolVersion version) {
        return Arbitraries.of(AreaKind.class)
                .flatMap(kind -> areas(version, kind).list().ofMaxSize(8).map(areas -> new AreaAnswer(kind, areas)));
    }

    static Arbitrary<PlatformMessage> platform(ProtocolVersion version) {
        Arbitrary<AreaChange> changes = Arbitraries.of(AreaChange.class);
        Arbitrary<AreaKind> kinds = Arbitraries.of(AreaKind.class);
        return Arbitraries.oneOf(
                Combinators.combine(changes, circles(version).list().ofMaxSize(20))
                        .as(SetCircles::new),
                Combinators.combine(changes, rectangles(version).list().ofMaxSize(20))
                        .as(SetRectangles::new),
                polygons(version).map(SetPolygon::new),
                routes(version).map(SetRoute::new),
                Combinators.combine(kinds, dwords().list().ofMaxSize(DeleteAreas.MOST_IDS))
                        .as(DeleteAreas::new),
                Combinators.combine(kinds, dwords().list().ofMaxSize(300)).as(QueryAreas::new));
    }

    private static Arbitrary<Area> areas(ProtocolVersion version, AreaKind kind) {
        return switch (kind) {
            case CIRCLE -> circles(version).map(area -> area);
            case RECTANGLE -> rectangles(version).map(area -> area);
            case POLYGON -> polygons(version).map(area -> area);
            case ROUTE -> routes(version).map(area -> area);
        };
    }

    private static Arbitrary<CircleArea> circles(ProtocolVersion version) {
        return Combinators.combine(dwords(), rules(version), coordinates(1, 1), dwords(), names(version))
                .as(CircleArea::new);
    }

    private static Arbitrary<RectangleArea> rectangles(ProtocolVersion version) {
        return Arbitraries.of(1, -1)
                .flatMap(side -> Combinators.combine(
                                dwords(),
                                rules(version),
                                coordinates(side, -side),
                                coordinates(side, -side),
                                names(version))
                        .as(RectangleArea::new));
    }

    private static Arbitrary<PolygonArea> polygons(ProtocolVersion version) {
        return Combinators.combine(
                        dwords(), rules(version), coordinates(-1, 1).list().ofMaxSize(200), names(version))
                .as(PolygonArea::new);
    }

    private static Arbitrary<RoadRoute> routes(ProtocolVersion version) {
        return Combinators.combine(
                        dwords(),
                        windows().injectNull(0.3),
                        flags(),
                        turns(version).list().ofMaxSize(60),
                        names(version))
                .as(RoadRoute::new);
    }

    private static Arbitrary<RoadRoute.Turn> turns(ProtocolVersion version) {
        boolean of2011 = version == ProtocolVersion.V2011;
        Arbitrary<RoadRoute.DrivingTime> times = Combinators.combine(words(), of2011 ? Arbitraries.just(0) : words())
                .as(RoadRoute.DrivingTime::new);
        return Combinators.combine(
                        of2011 ? Arbitraries.just(0L) : dwords(),
                        dwords(),
                        Arbitraries.of(1, -1).flatMap(side -> coordinates(side, side)),
                        octets(),
                        times.injectNull(0.4),
                        speeds(version).injectNull(0.4))
                .as(RoadRoute.Turn::new);
    }

    private static Arbitrary<AreaRules> rules(ProtocolVersion version) {
        return Combinators.combine(windows().injectNull(0.4), speeds(version).injectNull(0.4), flags())
                .as(AreaRules::new);
    }

    private static Arbitrary<Set<AreaFlag>> flags() {
        return Arbitraries.of(AreaFlag.class).set();
    }

    private static Arbitrary<AreaSpeed> speeds(ProtocolVersion version) {
        return Combinators.combine(
                        words(),
                        octets(),
                        version == ProtocolVersion.V2019 ? words() : Arbitraries.just(AreaSpeed.AS_BY_DAY))
                .as(AreaSpeed::new);
    }

    private static Arbitrary<TimeWindow> windows() {
        Arbitrary<LocalTime> clock = Arbitraries.integers().between(0, 86_399).map(LocalTime::ofSecondOfDay);
        return Arbitraries.oneOf(
                Combinators.combine(clock, clock).as(TimeWindow.Daily::new),
                Combinators.combine(times(), times()).as(TimeWindow.Dated::new));
    }

    private static Arbitrary<Coordinate> coordinates(int north, int east) {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 90_000_000),
                        Arbitraries.integers().between(1, 180_000_000))
                .as((latitude, longitude) -> new Coordinate(north * latitude, east * longitude));
    }

    private static Arbitrary<String> names(ProtocolVersion version) {
        return version == ProtocolVersion.V2019 ? Messages.texts(30) : Arbitraries.of(List.of(""));
    }
}
