package org.liandan.http.figures;

import java.util.List;

/**
 * What one feature, or all of them, have to show.
 *
 * @param headlines single numbers, the weightiest first
 * @param tables what lies behind them
 */
public record Figures(List<Headline> headlines, List<FigureTable> tables) {

    /** Nothing that concerns the caller. */
    public static final Figures NONE = new Figures(List.of(), List.of());

    public Figures {
        headlines = List.copyOf(headlines);
        tables = List.copyOf(tables);
    }

    /**
     * A number that stands for itself.
     *
     * @param name what it counts
     * @param unit of it
     */
    public record Headline(Words name, Words unit, Figure figure) {}
}
