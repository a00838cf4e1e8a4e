package org.liandan.manifest.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import org.liandan.http.Caller;
import org.liandan.http.figures.Figure;
import org.liandan.http.figures.FigureSource;
import org.liandan.http.figures.FigureTable;
import org.liandan.http.figures.FigureTable.Column;
import org.liandan.http.figures.FigureTable.Row;
import org.liandan.http.figures.FigureTable.Shape;
import org.liandan.http.figures.Figures;
import org.liandan.http.figures.Figures.Headline;
import org.liandan.http.figures.Period;
import org.liandan.http.figures.Words;
import org.liandan.manifest.store.SiteCapacities;
import org.liandan.manifest.store.SiteCapacities.Filled;
import org.liandan.party.Role;

/** Sites near capacity (rule R-608). The bureau sees all, a receiver its own; as they stand now, whatever the days. */
@ApplicationScoped
class SiteFigures implements FigureSource {

    private static final Words M3 = new Words("m³", "m³");
    private static final BigDecimal NEAR = new BigDecimal("0.9");

    private final SiteCapacities capacities;

    SiteFigures(SiteCapacities capacities) {
        this.capacities = capacities;
    }

    @Override
    public int rank() {
        return 3;
    }

    @Override
    public Figures figures(Period period, Caller caller) {
        boolean all = caller.seesEverything();
        if (!all && !caller.has(Role.RECEIVER)) {
            return Figures.NONE;
        }
        List<Filled> sites = capacities.filled(all ? null : caller.organization());
        long near = sites.stream().filter(SiteFigures::isNear).count();
        return new Figures(
                List.of(new Headline(
                        new Words("接近容量的场所", "Sites near capacity"),
                        new Words("个", "sites"),
                        Figure.count(near, "#sites"))),
                List.of(new FigureTable(
                        "sites",
                        new Words("场所容量", "Capacity of sites"),
                        new Words(
                                "现有许可自生效起已接收的量；达到核定容量的 90% 即为接近容量。只列许可载明容量的场所。",
                                "Received since the present licence began; near is 90% of its capacity. Only sites whose licence has one."),
                        Shape.BARS,
                        new Words("场所", "Site"),
                        List.of(
                                new Column(new Words("已用", "Used"), new Words("%", "%"), true),
                                new Column(new Words("已接收", "Received"), M3, false),
                                new Column(new Words("核定容量", "Capacity"), M3, false)),
                        sites.stream().map(site -> row(site, all)).toList())));
    }

    private static boolean isNear(Filled site) {
        return site.acceptedM3().compareTo(site.capacityM3().multiply(NEAR)) >= 0;
    }

    private static Row row(Filled site, boolean officer) {
        return new Row(
                new Words(site.name(), site.name()),
                officer ? "/registry/licences/" + site.code() : "",
                List.of(
                        Figure.percent(site.acceptedM3(), site.capacityM3()),
                        Figure.amount(site.acceptedM3(), ""),
                        Figure.amount(site.capacityM3(), "")));
    }
}
