package org.liandan.manifest.paper;

import java.util.ArrayList;
import java.util.List;
import org.liandan.geo.LocalPlane;
import org.liandan.geo.LonLat;
import org.liandan.haul.evidence.TrackPicture;
import org.liandan.haul.evidence.TrackPicture.Anchor;
import org.liandan.haul.evidence.TrackPicture.Ink;
import org.liandan.haul.evidence.TrackPicture.Shape;
import org.liandan.haul.evidence.TrackPicture.Spot;

/** The way that a load went, as a line from its first place to its last; north is up. */
final class WayPicture {

    private static final double LEAST_SPAN_M = 400;
    private static final double MARGIN = 1.25;
    /** Points nearer to one another than that are one. */
    private static final double APART_MM = 0.25;

    private final double widthMm;
    private final double heightMm;
    private final LocalPlane plane;
    private final double middleXM;
    private final double middleYM;
    private final double metresPerMm;

    private WayPicture(List<LonLat> way, double widthMm, double heightMm) {
        this.widthMm = widthMm;
        this.heightMm = heightMm;
        plane = LocalPlane.at(way.getFirst());
        double minX = 0;
        double maxX = 0;
        double minY = 0;
        double maxY = 0;
        for (LonLat at : way) {
            minX = Math.min(minX, plane.xM(at.lonDeg()));
            maxX = Math.max(maxX, plane.xM(at.lonDeg()));
            minY = Math.min(minY, plane.yM(at.latDeg()));
            maxY = Math.max(maxY, plane.yM(at.latDeg()));
        }
        middleXM = (minX + maxX) / 2;
        middleYM = (minY + maxY) / 2;
        double spanXM = Math.max(LEAST_SPAN_M, (maxX - minX) * MARGIN);
        double spanYM = Math.max(LEAST_SPAN_M, (maxY - minY) * MARGIN);
        metresPerMm = Math.max(spanXM / widthMm, spanYM / heightMm);
    }

    /** Draws a way of at least one place. */
    static TrackPicture of(List<LonLat> way, double widthMm, double heightMm) {
        WayPicture picture = new WayPicture(way, widthMm, heightMm);
        return new TrackPicture(widthMm, heightMm, picture.line(way), picture.frame());
    }

    private List<Shape> line(List<LonLat> way) {
        List<Spot> spots = new ArrayList<>();
        for (LonLat at : way) {
            Spot spot = spot(at);
            if (spots.isEmpty() || apartMm(spots.getLast(), spot) > APART_MM) {
                spots.add(spot);
            }
        }
        Spot first = spots.getFirst();
        Spot last = spot(way.getLast());
        List<Shape> shapes = new ArrayList<>();
        double below = apartMm(first, last) < 6 ? 5 : 1;
        // words first: their paper must not hide the line
        shapes.add(
                new Shape.Word(new Spot(first.xMm() + 2.4, first.yMm() + 1), "起 Start", 2.8, Ink.LAWFUL, Anchor.LEFT));
        shapes.add(new Shape.Word(new Spot(last.xMm() + 2.4, last.yMm() + below), "终 End", 2.8, Ink.OVER, Anchor.LEFT));
        if (spots.size() > 1) {
            shapes.add(new Shape.Path(spots, Ink.ROUTE, 0.7, false));
        }
        shapes.add(new Shape.Disc(first, 1.3, Ink.LAWFUL));
        shapes.add(new Shape.Disc(last, 1.3, Ink.OVER));
        return shapes;
    }

    private List<Shape> frame() {
        double barM = round(widthMm / 5 * metresPerMm);
        double barMm = barM / metresPerMm;
        double y = heightMm - 4;
        double x = widthMm - 8;
        return List.of(
                new Shape.Path(
                        List.of(
                                new Spot(5, y - 1.5),
                                new Spot(5, y),
                                new Spot(5 + barMm, y),
                                new Spot(5 + barMm, y - 1.5)),
                        Ink.MARK,
                        0.4,
                        false),
                new Shape.Word(
                        new Spot(5 + barMm / 2, y - 1.6),
                        barM >= 1_000 ? "%.0f km".formatted(barM / 1_000) : "%.0f m".formatted(barM),
                        2.8,
                        Ink.MARK,
                        Anchor.MIDDLE),
                new Shape.Path(
                        List.of(
                                new Spot(x - 2, 11),
                                new Spot(x, 4),
                                new Spot(x + 2, 11),
                                new Spot(x, 9),
                                new Spot(x - 2, 11)),
                        Ink.MARK,
                        0.4,
                        false),
                new Shape.Word(new Spot(x, 15), "北 N", 2.8, Ink.MARK, Anchor.MIDDLE));
    }

    private Spot spot(LonLat at) {
        return new Spot(
                widthMm / 2 + (plane.xM(at.lonDeg()) - middleXM) / metresPerMm,
                heightMm / 2 - (plane.yM(at.latDeg()) - middleYM) / metresPerMm);
    }

    private static double apartMm(Spot one, Spot other) {
        return Math.hypot(one.xMm() - other.xMm(), one.yMm() - other.yMm());
    }

    /** The greatest of 1, 2, 5, 10, 20, … that is not greater. */
    private static double round(double metres) {
        double ten = Math.pow(10, Math.floor(Math.log10(metres)));
        return metres >= 5 * ten ? 5 * ten : metres >= 2 * ten ? 2 * ten : ten;
    }
}
