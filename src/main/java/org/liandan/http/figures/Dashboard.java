package org.liandan.http.figures;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.liandan.http.Caller;
import org.liandan.http.figures.FigureTable.Column;
import org.liandan.http.figures.FigureTable.Row;
import org.liandan.http.figures.FigureTable.Shape;

/** Everything that features have to show, in their order. */
@ApplicationScoped
class Dashboard {

    /** Id of the table that the headlines are when they are fetched as a file. */
    static final String HEADLINES = "headlines";

    private final List<FigureSource> sources;

    Dashboard(@All List<FigureSource> sources) {
        this.sources = sources.stream()
                .sorted(Comparator.comparingInt(FigureSource::rank))
                .toList();
    }

    Figures figures(Period period, Caller caller) {
        List<Figures.Headline> headlines = new ArrayList<>();
        List<FigureTable> tables = new ArrayList<>();
        for (FigureSource source : sources) {
            Figures figures = source.figures(period, caller);
            headlines.addAll(figures.headlines());
            tables.addAll(figures.tables());
        }
        return new Figures(headlines, tables);
    }

    /** The table of that id among those of the caller. */
    Optional<FigureTable> table(String id, Period period, Caller caller) {
        Figures figures = figures(period, caller);
        return id.equals(HEADLINES)
                ? Optional.of(asTable(figures.headlines()))
                : figures.tables().stream()
                        .filter(table -> table.id().equals(id))
                        .findFirst();
    }

    private static FigureTable asTable(List<Figures.Headline> headlines) {
        Words unit = Words.NONE;
        return new FigureTable(
                HEADLINES,
                new Words("总览", "Overview"),
                Words.NONE,
                Shape.TABLE,
                new Words("指标", "Figure"),
                List.of(
                        new Column(new Words("本期", "This span"), unit, false),
                        new Column(new Words("上期", "Span before"), unit, false)),
                headlines.stream()
                        .map(headline -> Row.of(
                                withUnit(headline),
                                headline.figure(),
                                new Figure(headline.figure().before(), null, "")))
                        .toList());
    }

    private static Words withUnit(Figures.Headline headline) {
        return headline.unit().english().isEmpty()
                ? headline.name()
                : new Words(
                        headline.name().chinese() + "（" + headline.unit().chinese() + "）",
                        headline.name().english() + " (" + headline.unit().english() + ")");
    }
}
