package org.liandan.haul.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.liandan.geo.Corridor;
import org.liandan.geo.Fence;
import org.liandan.geo.LocalPlane;
import org.liandan.geo.LonLat;
import org.liandan.haul.ViolationType;
import org.liandan.haul.evidence.EvidencePackage.FindingThen;
import org.liandan.haul.evidence.EvidencePackage.ReportThen;
import org.liandan.place.ZoneShape;

/**
 * The piece of track as lines, discs and words on a sheet: what a printer and a browser can both draw. North is up, and one metre
 * is as long to the east as to the north.
 *
 * @param widthMm width of the picture
 * @param heightMm its height
 * @param ground what lies on the map and is cut off at its frame
 * @param frame what stands upon it: scale, north, attribution
 */
public record TrackPicture(double widthMm, double heightMm, List<Shape> ground, List<Shape> frame) {

    private static final double LEAST_SPAN_M = 110;
    private static final double MARGIN = 1.4;
    private static final double ARROW_MM = 4;
    private static final double LABEL_MM = 2.6;

    private static final double LABEL_BESIDE_MM = 3.2;
    /** Labels nearer than that would lie on one another. */
    private static final double LABEL_APART_MM = 6;

    public TrackPicture {
        ground = List.copyOf(ground);
        frame = List.copyOf(frame);
    }

    /** What something is drawn in. */
    public enum Ink {
        ROAD("#d5d9de"),
        ROUTE("#2f7fd0"),
        PLACE("#5b8c5a"),
        TRACK("#8a94a0"),
        LAWFUL("#1b7f4b"),
        OVER("#c0271d"),
        MARK("#111111"),
        PAPER("#ffffff");

        private final String rgb;

        Ink(String rgb) {
            this.rgb = rgb;
        }

        /** {@code #rrggbb}. */
        public String rgb() {
            return rgb;
        }
    }

    /** Millimetres from the upper left corner. */
    public record Spot(double xMm, double yMm) {}

    /** Where a word stands to its spot. */
    public enum Anchor {
        LEFT,
        MIDDLE,
        RIGHT
    }

    /** Something drawn. */
    public sealed interface Shape {

        /** A line through two spots or more. */
        record Path(List<Spot> spots, Ink ink, double widthMm, boolean dashed) implements Shape {

            public Path {
                spots = List.copyOf(spots);
            }
        }

        /** A filled disc. */
        record Disc(Spot at, double radiusMm, Ink ink) implements Shape {}

        /** A circle's line. */
        record Ring(Spot at, double radiusMm, Ink ink, double widthMm) implements Shape {}

        /** A word on white. */
        record Word(Spot at, String text, double sizeMm, Ink ink, Anchor anchor) implements Shape {}
    }

    /**
     * What is known of the ground now; it is no part of what was frozen.
     *
     * @param roads lines of the roads around
     * @param otherReports places of the vehicle's reports around that the finding does not rest on
     */
    public record Ground(List<List<LonLat>> roads, List<LonLat> otherReports) {

        /** Where nothing is known. */
        public static final Ground EMPTY = new Ground(List.of(), List.of());
    }

    /** How high a picture of that width has to be for its track: a straight drive to the east wants little. */
    public static double heightMm(EvidencePackage evidence, double widthMm, double leastMm, double mostMm) {
        return new Drawing(evidence, widthMm, mostMm).heightNeededMm(leastMm);
    }

    /** Draws a finding's reports. */
    public static TrackPicture of(EvidencePackage evidence, Ground ground, double widthMm, double heightMm) {
        return new Drawing(evidence, widthMm, heightMm).picture(ground);
    }

    /** The stretch of ground that a picture of that size shows: south-west and north-east corner. */
    public static List<LonLat> extent(EvidencePackage evidence, double widthMm, double heightMm) {
        Drawing drawing = new Drawing(evidence, widthMm, heightMm);
        return List.of(drawing.place(-widthMm / 2, -heightMm / 2), drawing.place(widthMm / 2, heightMm / 2));
    }

    private static final class Drawing {

        private final EvidencePackage evidence;
        private final double widthMm;
        private final double heightMm;
        private final LocalPlane plane;
        private final double middleXM;
        private final double middleYM;
        private final double metresPerMm;
        private final double spanYM;
        private final List<Shape> shapes = new ArrayList<>();

        Drawing(EvidencePackage evidence, double widthMm, double heightMm) {
            this.evidence = evidence;
            this.widthMm = widthMm;
            this.heightMm = heightMm;
            LonLat origin = evidence.finding().at();
            plane = LocalPlane.at(origin.lonDeg(), origin.latDeg());
            double minX = 0;
            double maxX = 0;
            double minY = 0;
            double maxY = 0;
            for (ReportThen report : evidence.reports()) {
                double x = plane.xM(report.lonE6() / 1e6);
                double y = plane.yM(report.latE6() / 1e6);
                minX = Math.min(minX, x);
                maxX = Math.max(maxX, x);
                minY = Math.min(minY, y);
                maxY = Math.max(maxY, y);
            }
            middleXM = (minX + maxX) / 2;
            middleYM = (minY + maxY) / 2;
            double spanX = Math.max(LEAST_SPAN_M, (maxX - minX) * MARGIN);
            spanYM = Math.max(LEAST_SPAN_M, (maxY - minY) * MARGIN);
            metresPerMm = Math.max(spanX / widthMm, spanYM / heightMm);
        }

        double heightNeededMm(double leastMm) {
            return Math.min(heightMm, Math.max(leastMm, spanYM / metresPerMm));
        }

        TrackPicture picture(Ground ground) {
            ground.roads().forEach(road -> path(road, Ink.ROAD, 1.4, false));
            evidence.places()
                    .forEach(place -> place.fence().rings().forEach(ring -> {
                        List<LonLat> closed = new ArrayList<>(ring);
                        closed.add(ring.getFirst());
                        path(closed, Ink.PLACE, 0.4, true);
                    }));
            if (evidence.zone() != null) {
                zone(evidence.zone().shape());
            }
            if (evidence.route() != null) {
                path(evidence.route().line().points(), Ink.ROUTE, 0.6, true);
            }
            path(evidence.reports().stream().map(Drawing::place).toList(), Ink.TRACK, 0.3, false);
            ground.otherReports().forEach(at -> shapes.add(new Shape.Disc(spot(at), 0.6, Ink.TRACK)));
            // words first: their paper must not hide a report
            labels();
            evidence.reports().forEach(this::report);
            finding();
            return new TrackPicture(widthMm, heightMm, shapes, frame());
        }

        private void zone(ZoneShape shape) {
            switch (shape) {
                case ZoneShape.Area(Fence fence) ->
                    fence.rings().forEach(ring -> {
                        List<LonLat> closed = new ArrayList<>(ring);
                        closed.add(ring.getFirst());
                        path(closed, Ink.OVER, 0.4, true);
                    });
                case ZoneShape.Road(Corridor corridor) -> path(corridor.line().points(), Ink.OVER, 0.6, true);
            }
        }

        private static LonLat place(ReportThen report) {
            return LonLat.ofE6(report.lonE6(), report.latE6());
        }

        private Spot spot(LonLat at) {
            return new Spot(
                    widthMm / 2 + (plane.xM(at.lonDeg()) - middleXM) / metresPerMm,
                    heightMm / 2 - (plane.yM(at.latDeg()) - middleYM) / metresPerMm);
        }

        /** The place so many millimetres east and north of the middle. */
        LonLat place(double eastMm, double northMm) {
            return plane.lonLat(middleXM + eastMm * metresPerMm, middleYM + northMm * metresPerMm);
        }

        private void path(List<LonLat> points, Ink ink, double lineMm, boolean dashed) {
            if (points.size() > 1) {
                shapes.add(new Shape.Path(points.stream().map(this::spot).toList(), ink, lineMm, dashed));
            }
        }

        private boolean isOver(ReportThen report) {
            EvidencePackage.Quantity limit = evidence.finding().limit();
            return limit != null
                    && limit.unit().equals("km/h")
                    && report.speedDeciKph() > Math.round(limit.value() * 10);
        }

        private void report(ReportThen report) {
            Spot at = spot(place(report));
            Ink ink = isOver(report) ? Ink.OVER : Ink.LAWFUL;
            double course = Math.toRadians(report.headingDeg());
            // a receiver's course below walking pace is noise
            if (report.speedDeciKph() >= 30) {
                Spot tip = new Spot(at.xMm() + ARROW_MM * Math.sin(course), at.yMm() - ARROW_MM * Math.cos(course));
                shapes.add(new Shape.Path(List.of(at, tip), ink, 0.35, false));
            }
            shapes.add(new Shape.Disc(at, 1.1, ink));
        }

        /** Speeds, the fastest first, as far as they do not lie on one another. */
        private void labels() {
            List<Spot> taken = new ArrayList<>();
            taken.add(spot(evidence.finding().at()));
            evidence.reports().stream()
                    .sorted(Comparator.comparingInt(ReportThen::speedDeciKph).reversed())
                    .forEach(report -> {
                        Spot at = spot(place(report));
                        double course = Math.toRadians(report.headingDeg());
                        // to the left of the way, where no report lies
                        Spot label = new Spot(
                                at.xMm() - LABEL_BESIDE_MM * 1.3 * Math.cos(course),
                                at.yMm() - LABEL_BESIDE_MM * Math.sin(course) + LABEL_MM / 3);
                        if (taken.stream()
                                .allMatch(other ->
                                        Math.hypot(other.xMm() - at.xMm(), other.yMm() - at.yMm()) > LABEL_APART_MM)) {
                            taken.add(at);
                            shapes.add(new Shape.Word(
                                    label,
                                    "%.1f".formatted(report.speedDeciKph() / 10.0),
                                    LABEL_MM,
                                    isOver(report) ? Ink.OVER : Ink.LAWFUL,
                                    Anchor.MIDDLE));
                        }
                    });
        }

        private void finding() {
            FindingThen finding = evidence.finding();
            Spot at = spot(finding.at());
            shapes.add(new Shape.Ring(at, 2.6, Ink.MARK, 0.4));
            shapes.add(new Shape.Path(
                    List.of(new Spot(at.xMm() - 3.6, at.yMm()), new Spot(at.xMm() + 3.6, at.yMm())),
                    Ink.MARK,
                    0.25,
                    false));
            shapes.add(new Shape.Path(
                    List.of(new Spot(at.xMm(), at.yMm() - 3.6), new Spot(at.xMm(), at.yMm() + 3.6)),
                    Ink.MARK,
                    0.25,
                    false));
            String name = finding.type() == ViolationType.SPEEDING
                    ? "最高车速"
                    : finding.type() == ViolationType.RIGHT_TURN
                            ? "转弯处"
                            : finding.type().chinese();
            EvidencePackage.Quantity measured = finding.measured();
            String value = measured == null ? "" : " " + measured.text();
            shapes.add(
                    new Shape.Word(new Spot(at.xMm() + 4.6, at.yMm() + 6), name + value, 3.2, Ink.MARK, Anchor.LEFT));
        }

        private List<Shape> frame() {
            List<Shape> frame = new ArrayList<>();
            double barM = roundMetres(widthMm / 4 * metresPerMm);
            double barMm = barM / metresPerMm;
            double y = heightMm - 5;
            frame.add(new Shape.Path(
                    List.of(new Spot(5, y - 1.5), new Spot(5, y), new Spot(5 + barMm, y), new Spot(5 + barMm, y - 1.5)),
                    Ink.MARK,
                    0.4,
                    false));
            frame.add(new Shape.Word(
                    new Spot(5 + barMm / 2, y - 1.6), "%.0f m".formatted(barM), 2.8, Ink.MARK, Anchor.MIDDLE));
            double x = widthMm - 8;
            frame.add(new Shape.Path(
                    List.of(
                            new Spot(x - 2, 12),
                            new Spot(x, 5),
                            new Spot(x + 2, 12),
                            new Spot(x, 10),
                            new Spot(x - 2, 12)),
                    Ink.MARK,
                    0.4,
                    false));
            frame.add(new Shape.Word(new Spot(x, 16), "北 N", 2.8, Ink.MARK, Anchor.MIDDLE));
            return frame;
        }

        /** The greatest of 1, 2, 5, 10, 20, … that is not longer. */
        private static double roundMetres(double metres) {
            double ten = Math.pow(10, Math.floor(Math.log10(metres)));
            return metres >= 5 * ten ? 5 * ten : metres >= 2 * ten ? 2 * ten : ten;
        }
    }
}
