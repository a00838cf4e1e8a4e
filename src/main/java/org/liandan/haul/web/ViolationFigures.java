package org.liandan.haul.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.ViolationCategory;
import org.liandan.haul.ViolationType;
import org.liandan.haul.store.ViolationRates;
import org.liandan.haul.store.ViolationRates.Count;
import org.liandan.haul.store.ViolationRates.Rates;
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
import org.liandan.party.OrganizationId;
import org.liandan.party.Role;

/** Violations by kind and carrier, as many as there were and per 1,000 km. A carrier sees its own trucks', the bureau all. */
@ApplicationScoped
class ViolationFigures implements FigureSource {

    private static final Words TIMES = new Words("起", "violations");
    private static final Words PER_THOUSAND = new Words("起/千公里", "per 1,000 km");
    private static final Words KM = new Words("km", "km");
    private static final BigDecimal MILLION = new BigDecimal(1_000_000);
    private static final BigDecimal THOUSAND = new BigDecimal(1_000);

    /** The worst of them; whoever wants all fetches the violations. */
    private static final int MOST_CARRIERS = 100;

    private final ViolationRates rates;

    ViolationFigures(ViolationRates rates) {
        this.rates = rates;
    }

    @Override
    public int rank() {
        return 2;
    }

    @Override
    public Figures figures(Period period, Caller caller) {
        boolean all = caller.seesEverything();
        if (!all && !caller.has(Role.CARRIER)) {
            return Figures.NONE;
        }
        OrganizationId carrier = all ? null : caller.organization();
        Rates now = rates(period, carrier);
        Rates before = rates(period.before(), carrier);
        List<FigureTable> tables = new ArrayList<>(List.of(kinds(period, now, before)));
        if (all) {
            tables.add(carriers(period, now));
        }
        return new Figures(headlines(period, now, before), tables);
    }

    private Rates rates(Period period, @Nullable OrganizationId carrier) {
        return rates.rates(period.first(), period.last(), period.from(), period.until(), carrier);
    }

    private static List<Headline> headlines(Period period, Rates now, Rates before) {
        Predicate<Count> any = _ -> true;
        return List.of(
                new Headline(
                        new Words("违规", "Violations"),
                        TIMES,
                        Figure.count(count(now, any), count(before, any), link(period, ""))),
                new Headline(
                        new Words("每千公里违规", "Violations per 1,000 km"),
                        PER_THOUSAND,
                        new Figure(
                                perThousand(now, any, now.distanceM()),
                                perThousand(before, any, before.distanceM()),
                                link(period, ""))),
                new Headline(
                        new Words("行驶里程", "Driven"),
                        KM,
                        now.knownDays() == 0
                                ? Figure.UNKNOWN
                                : new Figure(
                                        km(now.distanceM()),
                                        before.knownDays() == 0 ? null : km(before.distanceM()),
                                        "")));
    }

    private static FigureTable kinds(Period period, Rates now, Rates before) {
        List<Row> rows = new ArrayList<>();
        for (ViolationType type : ViolationType.values()) {
            if (type.category() == ViolationCategory.VIOLATION) {
                Predicate<Count> ofType = one -> one.type() == type;
                rows.add(Row.of(
                        new Words(type.chinese(), type.english()),
                        Figure.count(count(now, ofType), link(period, "&type=" + type.name())),
                        Figure.count(count(before, ofType), link(period.before(), "&type=" + type.name())),
                        new Figure(perThousand(now, ofType, now.distanceM()), null, "")));
            }
        }
        return new FigureTable(
                "violations",
                new Words("违规种类", "Violations by kind"),
                known(period, now),
                Shape.BARS,
                new Words("违规种类", "Kind"),
                List.of(
                        new Column(new Words("本期", "This span"), TIMES, true),
                        new Column(new Words("上期", "Span before"), TIMES, true),
                        new Column(new Words("每千公里", "Rate"), PER_THOUSAND, false)),
                rows);
    }

    private static FigureTable carriers(Period period, Rates now) {
        Map<OrganizationId, String> names = new LinkedHashMap<>();
        now.distances().forEach(one -> names.put(one.carrier(), one.carrierName()));
        now.counts().forEach(one -> names.putIfAbsent(one.carrier(), one.carrierName()));
        Map<OrganizationId, Long> metres = now.distanceByCarrier();
        List<Row> rows = new ArrayList<>();
        names.entrySet().stream()
                .sorted(Comparator.<Map.Entry<OrganizationId, String>>comparingLong(
                                entry -> count(now, one -> one.carrier().equals(entry.getKey())))
                        .reversed()
                        .thenComparing(Map.Entry::getValue))
                .limit(MOST_CARRIERS)
                .forEach(entry -> rows.add(carrier(period, now, entry.getKey(), entry.getValue(), metres)));
        return new FigureTable(
                "carriers",
                new Words("运输企业", "By carrier"),
                known(period, now),
                Shape.BARS,
                new Words("运输企业", "Carrier"),
                List.of(
                        new Column(new Words("每千公里", "Rate"), PER_THOUSAND, true),
                        new Column(new Words("违规", "Violations"), TIMES, false),
                        new Column(new Words("里程", "Driven"), KM, false)),
                rows);
    }

    private static Row carrier(
            Period period, Rates now, OrganizationId carrier, String name, Map<OrganizationId, Long> metres) {
        Predicate<Count> own = one -> one.carrier().equals(carrier);
        String link = link(period, "&organization=" + carrier.value());
        Long driven = metres.get(carrier);
        return Row.of(
                name,
                new Figure(driven == null ? null : perThousand(now, own, driven), null, ""),
                Figure.count(count(now, own), link),
                driven == null ? Figure.UNKNOWN : new Figure(km(driven), null, ""));
    }

    private static Words known(Period period, Rates rates) {
        return new Words(
                "里程由轨迹按日汇总（当天每小时更新）；本期 %d 天中有 %d 天的里程，每千公里只按这些天计算。".formatted(period.days(), rates.knownDays()),
                "Distances are summed up from the tracks by day (today's every hour); they are known for %d of %d days, and rates are those of these days."
                        .formatted(rates.knownDays(), period.days()));
    }

    private static String link(Period period, String narrowed) {
        return "/violations?category=VIOLATION&standing=true&" + period.query() + narrowed;
    }

    private static long count(Rates rates, Predicate<Count> wanted) {
        return rates.counts().stream().filter(wanted).mapToLong(Count::count).sum();
    }

    /** Violations per million metres; null where nothing was driven, or nobody knows. */
    private static @Nullable BigDecimal perThousand(Rates rates, Predicate<Count> wanted, long metres) {
        long count = rates.counts().stream()
                .filter(wanted)
                .mapToLong(Count::onKnownDays)
                .sum();
        return metres == 0
                ? null
                : BigDecimal.valueOf(count)
                        .multiply(MILLION)
                        .divide(BigDecimal.valueOf(metres), 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal km(long metres) {
        return BigDecimal.valueOf(metres).divide(THOUSAND, 1, RoundingMode.HALF_UP);
    }
}
