package org.liandan.paper;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.liandan.haul.evidence.TrackPicture.Anchor;
import org.liandan.haul.evidence.TrackPicture.Ink;
import org.liandan.haul.evidence.TrackPicture.Shape;
import org.liandan.haul.evidence.TrackPicture.Spot;

/** Draws the shapes of a picture on a page. */
final class PictureInk {

    /** Length of a Bézier handle that makes a quarter of a circle. */
    private static final double QUARTER = 0.5523;

    private final PDPageContentStream page;
    private final Lettering lettering;
    private final double leftMm;
    private final double topMm;

    PictureInk(PDPageContentStream page, Lettering lettering, double leftMm, double topMm) {
        this.page = page;
        this.lettering = lettering;
        this.leftMm = leftMm;
        this.topMm = topMm;
    }

    void draw(Shape shape) throws IOException {
        switch (shape) {
            case Shape.Path(List<Spot> spots, Ink ink, double widthMm, boolean dashed) ->
                path(spots, ink, widthMm, dashed);
            case Shape.Disc(Spot at, double radiusMm, Ink ink) -> {
                circle(at, radiusMm);
                page.setNonStrokingColor(Sheet.rgb(ink.rgb()));
                page.fill();
            }
            case Shape.Ring(Spot at, double radiusMm, Ink ink, double widthMm) -> {
                page.setLineWidth(Sheet.pt(widthMm));
                page.setStrokingColor(Sheet.rgb(ink.rgb()));
                circle(at, radiusMm);
                page.stroke();
            }
            case Shape.Word(Spot at, String text, double sizeMm, Ink ink, Anchor anchor) ->
                word(at, text, sizeMm, ink, anchor);
        }
    }

    private void path(List<Spot> spots, Ink ink, double widthMm, boolean dashed) throws IOException {
        page.setLineDashPattern(dashed ? new float[] {Sheet.pt(2), Sheet.pt(1.2)} : new float[0], 0);
        page.setLineJoinStyle(1);
        page.setLineCapStyle(dashed ? 0 : 1);
        page.setLineWidth(Sheet.pt(widthMm));
        page.setStrokingColor(Sheet.rgb(ink.rgb()));
        page.moveTo(x(spots.getFirst().xMm()), y(spots.getFirst().yMm()));
        for (Spot spot : spots.subList(1, spots.size())) {
            page.lineTo(x(spot.xMm()), y(spot.yMm()));
        }
        page.stroke();
        page.setLineDashPattern(new float[0], 0);
    }

    private void circle(Spot at, double radius) throws IOException {
        double cx = at.xMm();
        double cy = at.yMm();
        double handle = radius * QUARTER;
        page.moveTo(x(cx + radius), y(cy));
        curve(cx + radius, cy + handle, cx + handle, cy + radius, cx, cy + radius);
        curve(cx - handle, cy + radius, cx - radius, cy + handle, cx - radius, cy);
        curve(cx - radius, cy - handle, cx - handle, cy - radius, cx, cy - radius);
        curve(cx + handle, cy - radius, cx + radius, cy - handle, cx + radius, cy);
        page.closePath();
    }

    private void curve(double x1, double y1, double x2, double y2, double x3, double y3) throws IOException {
        page.curveTo(x(x1), y(y1), x(x2), y(y2), x(x3), y(y3));
    }

    private void word(Spot at, String text, double sizeMm, Ink ink, Anchor anchor) throws IOException {
        double width = lettering.widthMm(text, sizeMm);
        double left = at.xMm()
                - switch (anchor) {
                    case LEFT -> 0;
                    case MIDDLE -> width / 2;
                    case RIGHT -> width;
                };
        page.setNonStrokingColor(Sheet.rgb(Ink.PAPER.rgb()));
        page.addRect(x(left - 0.4), y(at.yMm() + 0.7), Sheet.pt(width + 0.8), Sheet.pt(sizeMm + 0.6));
        page.fill();
        lettering.write(page, text, x(left), y(at.yMm()), sizeMm, ink.rgb());
    }

    private float x(double mm) {
        return Sheet.pt(leftMm + mm);
    }

    private float y(double mm) {
        return Sheet.up(topMm + mm);
    }
}
