package org.liandan.operations;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A figure's course as a small line: its shape, not its values. */
final class Sparkline {

    static final int WIDTH = 100;
    static final int HEIGHT = 24;
    private static final int MARGIN = 1;

    private Sparkline() {}

    /** Points of an SVG polyline; zero is always at the bottom, so that a quiet figure looks quiet. */
    static Optional<String> points(List<Double> values) {
        if (values.size() < 2) {
            return Optional.empty();
        }
        double highest = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            double share = highest <= 0 ? 0 : Math.max(0, values.get(i)) / highest;
            points.append(i == 0 ? "" : " ")
                    .append(String.format(
                            Locale.ROOT,
                            "%.1f,%.1f",
                            (double) i * WIDTH / (values.size() - 1),
                            HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN)));
        }
        return Optional.of(points.toString());
    }
}
