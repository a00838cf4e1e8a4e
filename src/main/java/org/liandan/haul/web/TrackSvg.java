package org.liandan.haul.web;

import java.util.Locale;
import java.util.stream.Collectors;
import org.liandan.haul.evidence.TrackPicture;
import org.liandan.haul.evidence.TrackPicture.Shape;

/** A picture of a track as SVG, in millimetres. */
final class TrackSvg {

    private TrackSvg() {}

    static String of(TrackPicture picture) {
        StringBuilder svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" role=\"img\" font-family=\"sans-serif\">"
                        .formatted(number(picture.widthMm()), number(picture.heightMm())));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
        picture.ground().forEach(shape -> svg.append(of(shape)));
        picture.frame().forEach(shape -> svg.append(of(shape)));
        return svg.append("</svg>").toString();
    }

    private static String of(Shape shape) {
        return switch (shape) {
            case Shape.Path path ->
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s stroke-linejoin=\"round\"/>"
                        .formatted(
                                path.spots().stream()
                                        .map(spot -> number(spot.xMm()) + "," + number(spot.yMm()))
                                        .collect(Collectors.joining(" ")),
                                path.ink().rgb(),
                                number(path.widthMm()),
                                path.dashed() ? " stroke-dasharray=\"2 1.2\"" : "");
            case Shape.Disc disc ->
                "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>"
                        .formatted(
                                number(disc.at().xMm()),
                                number(disc.at().yMm()),
                                number(disc.radiusMm()),
                                disc.ink().rgb());
            case Shape.Ring ring ->
                "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"/>"
                        .formatted(
                                number(ring.at().xMm()),
                                number(ring.at().yMm()),
                                number(ring.radiusMm()),
                                ring.ink().rgb(),
                                number(ring.widthMm()));
            case Shape.Word word ->
                ("<text x=\"%s\" y=\"%s\" font-size=\"%s\" fill=\"%s\" text-anchor=\"%s\" stroke=\"#fff\" stroke-width=\"0.8\""
                                + " paint-order=\"stroke\">%s</text>")
                        .formatted(
                                number(word.at().xMm()),
                                number(word.at().yMm()),
                                number(word.sizeMm()),
                                word.ink().rgb(),
                                switch (word.anchor()) {
                                    case LEFT -> "start";
                                    case MIDDLE -> "middle";
                                    case RIGHT -> "end";
                                },
                                escaped(word.text()));
        };
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
