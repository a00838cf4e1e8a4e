package org.liandan.ledger.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import org.liandan.ledger.RegisterFilter;
import org.liandan.ledger.RegisterKind;
import org.liandan.ledger.RegisterNarrowing;
import org.liandan.ledger.store.LoadSums;
import org.liandan.ledger.store.LoadSums.OfKind;
import org.liandan.ledger.store.LoadSums.Sum;
import org.liandan.ledger.store.LoadSums.Sums;
import org.liandan.manifest.Decision;
import org.liandan.manifest.Labelled;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.Reminder;
import org.liandan.manifest.WasteCategory;
import org.liandan.party.OrganizationId;

/** Loads and cubic metres of the caller's registers, and how well they were kept. What was made void is not counted. */
@ApplicationScoped
class LoadFigures implements FigureSource {

    private static final Words LOADS = new Words("车", "loads");
    private static final Words M3 = new Words("m³", "m³");
    private static final Words PERCENT = new Words("%", "%");

    /** Issued and not void. */
    private static final Set<ManifestState> VALID =
            EnumSet.complementOf(EnumSet.of(ManifestState.DRAFT, ManifestState.CANCELLED));
    /** On the truck, or off it again. */
    private static final Set<ManifestState> CARRIED =
            EnumSet.of(ManifestState.IN_TRANSIT, ManifestState.DELIVERED, ManifestState.CLOSED, ManifestState.REJECTED);

    private static final List<Column> AMOUNTS = List.of(
            new Column(new Words("数量", "Number"), LOADS, false),
            new Column(new Words("产出量", "Declared"), M3, true),
            new Column(new Words("接收量", "Received"), M3, true));

    private final RegisterDesk desk;
    private final LoadSums sums;

    LoadFigures(RegisterDesk desk, LoadSums sums) {
        this.desk = desk;
        this.sums = sums;
    }

    @Override
    public int rank() {
        return 1;
    }

    @Override
    public Figures figures(Period period, Caller caller) {
        List<Headline> headlines = new ArrayList<>();
        List<FigureTable> tables = new ArrayList<>();
        List<RegisterKind> kinds = desk.kinds(caller);
        for (RegisterKind kind : kinds) {
            Figures figures = new OneRegister(kind, desk.subject(kind, caller), period, kinds.size() > 1).figures();
            headlines.addAll(figures.headlines());
            tables.addAll(figures.tables());
        }
        return new Figures(headlines, tables);
    }

    /** The figures of one register. */
    private final class OneRegister {

        private final RegisterKind kind;
        private final @Nullable OrganizationId subject;
        private final Period period;
        private final boolean named;
        private final Sums now;

        /** @param named whether titles say which register it is */
        OneRegister(RegisterKind kind, @Nullable OrganizationId subject, Period period, boolean named) {
            this.kind = kind;
            this.subject = subject;
            this.period = period;
            this.named = named;
            this.now = sums.sums(kind, subject, valid(period));
        }

        private static RegisterFilter valid(Period period) {
            return new RegisterFilter(period.first(), period.last(), null, null, null, VALID);
        }

        Figures figures() {
            return new Figures(
                    headlines(), List.of(days(), categories(), places(), decisions(), differences(), keeping()));
        }

        private List<Headline> headlines() {
            Sums before = sums.sums(kind, subject, valid(period.before()));
            Sum is = now.total();
            Sum was = before.total();
            return List.of(
                    headline("车数", "Loads", LOADS, Figure.count(is.loads(), was.loads(), link(VALID, ""))),
                    headline("产出量", "Declared", M3, Figure.amount(is.declaredM3(), was.declaredM3(), link(VALID, ""))),
                    headline("接收量", "Received", M3, Figure.amount(is.receivedM3(), was.receivedM3(), link(VALID, ""))),
                    headline("拒收", "Rejected", LOADS, decided(Decision.REJECTED, before)),
                    headline("部分接受", "Partially accepted", LOADS, decided(Decision.PARTIALLY_ACCEPTED, before)));
        }

        private Figure decided(Decision decision, Sums before) {
            Predicate<OfKind> wanted = one -> one.decision() == decision;
            return Figure.count(
                    sum(now, wanted).loads(), sum(before, wanted).loads(), link(VALID, "&decision=" + decision.name()));
        }

        private Headline headline(String chinese, String english, Words unit, Figure figure) {
            return new Headline(title(chinese, english), unit, figure);
        }

        private Words title(String chinese, String english) {
            return named
                    ? new Words(kind.chinese() + " · " + chinese, kind.english() + " · " + english)
                    : new Words(chinese, english);
        }

        private String id(String name) {
            return name + "-" + kind.slug();
        }

        /** Address of the register with those states, and what else it is narrowed to. */
        private String link(Set<ManifestState> states, String narrowed) {
            return link(period.first(), period.last(), states, narrowed);
        }

        private String link(LocalDate from, LocalDate to, Set<ManifestState> states, String narrowed) {
            return "/ledgers/registers/" + kind.slug() + "?from=" + from + "&to=" + to
                    + states.stream().map(state -> "&state=" + state.name()).collect(Collectors.joining()) + narrowed;
        }

        private FigureTable days() {
            Map<LocalDate, Sum> byDay =
                    now.days().stream().collect(Collectors.toMap(LoadSums.OfDay::day, LoadSums.OfDay::sum));
            List<Row> rows = new ArrayList<>();
            for (LocalDate day : period.each()) {
                rows.add(amounts(
                        new Words(day.toString(), day.toString()),
                        byDay.getOrDefault(day, Sum.NONE),
                        link(day, day, VALID, "")));
            }
            return new FigureTable(
                    id("days"),
                    title("每日清运量", "Carried by day"),
                    kind.byReceipt()
                            ? new Words("按接收时间计日。", "Days of receipt.")
                            : new Words("按交付时间计日。", "Days of handing over."),
                    Shape.DAYS,
                    new Words("日期", "Day"),
                    AMOUNTS,
                    rows);
        }

        private FigureTable categories() {
            List<Row> rows = new ArrayList<>();
            for (WasteCategory category : WasteCategory.values()) {
                rows.add(amounts(
                        words(category),
                        sum(now, one -> one.category() == category),
                        link(VALID, "&category=" + category.name())));
            }
            return new FigureTable(
                    id("categories"),
                    title("按垃圾种类", "By category"),
                    Words.NONE,
                    Shape.BARS,
                    new Words("垃圾种类", "Category"),
                    AMOUNTS,
                    rows);
        }

        private FigureTable places() {
            return new FigureTable(
                    id("places"),
                    title("按目的地", "By destination"),
                    Words.NONE,
                    Shape.BARS,
                    new Words("目的地", "Destination"),
                    AMOUNTS,
                    now.places().stream()
                            .map(place -> amounts(
                                    new Words(place.name(), place.name()),
                                    place.sum(),
                                    link(
                                            VALID,
                                            "&destination=" + URLEncoder.encode(place.code(), StandardCharsets.UTF_8))))
                            .toList());
        }

        private static Row amounts(Words label, Sum sum, String link) {
            return new Row(
                    label,
                    "",
                    List.of(
                            Figure.count(sum.loads(), link),
                            Figure.amount(sum.declaredM3(), link),
                            Figure.amount(sum.receivedM3(), link)));
        }

        private FigureTable decisions() {
            List<Row> rows = new ArrayList<>();
            long decided = sum(now, one -> one.decision() != null).loads();
            for (Decision decision : Decision.values()) {
                Sum sum = sum(now, one -> one.decision() == decision);
                rows.add(Row.of(
                        words(decision),
                        Figure.count(sum.loads(), link(VALID, "&decision=" + decision.name())),
                        Figure.percent(sum.loads(), decided)));
            }
            return new FigureTable(
                    id("decisions"),
                    title("接受意见", "Decisions"),
                    new Words("占比以已有接受意见的车数为分母。", "Shares of the loads that were decided upon."),
                    Shape.BARS,
                    new Words("接受意见", "Decision"),
                    List.of(
                            new Column(new Words("数量", "Number"), LOADS, true),
                            new Column(new Words("占比", "Share"), PERCENT, false)),
                    rows);
        }

        private FigureTable differences() {
            Map<WasteCategory, Sum> closed = new EnumMap<>(WasteCategory.class);
            for (WasteCategory category : WasteCategory.values()) {
                closed.put(
                        category, sum(now, one -> one.category() == category && one.state() == ManifestState.CLOSED));
            }
            List<Row> rows = new ArrayList<>();
            closed.forEach((category, sum) -> rows.add(difference(
                    words(category), sum, link(EnumSet.of(ManifestState.CLOSED), "&category=" + category.name()))));
            rows.add(difference(
                    new Words("合计", "Total"),
                    closed.values().stream().reduce(Sum.NONE, Sum::plus),
                    link(EnumSet.of(ManifestState.CLOSED), "")));
            return new FigureTable(
                    id("differences"),
                    title("产出量与接收量之差", "Declared against received"),
                    new Words(
                            "只计已办结的联单；负数表示接收的比申报的少。",
                            "Closed manifests only; below zero less was received than declared."),
                    Shape.TABLE,
                    new Words("垃圾种类", "Category"),
                    List.of(
                            new Column(new Words("数量", "Number"), LOADS, false),
                            new Column(new Words("产出量", "Declared"), M3, false),
                            new Column(new Words("接收量", "Received"), M3, false),
                            new Column(new Words("差", "Difference"), M3, false),
                            new Column(new Words("差率", "Difference"), PERCENT, false)),
                    rows);
        }

        private static Row difference(Words label, Sum sum, String link) {
            BigDecimal difference = sum.receivedM3().subtract(sum.declaredM3());
            return new Row(
                    label,
                    "",
                    List.of(
                            Figure.count(sum.loads(), link),
                            Figure.amount(sum.declaredM3(), link),
                            Figure.amount(sum.receivedM3(), link),
                            Figure.amount(difference, link),
                            Figure.percent(difference, sum.declaredM3())));
        }

        /** Stages that were signed in time, and trips that kept to their route. */
        private FigureTable keeping() {
            long all = now.total().loads();
            long carried = sum(now, one -> CARRIED.contains(one.state())).loads();
            List<Row> rows = List.of(
                    kept(
                            new Words("承运方按时确认", "Carrier confirmed in time"),
                            all,
                            VALID,
                            RegisterNarrowing.late(Reminder.CARRIER_REMINDED),
                            "&late=" + Reminder.CARRIER_REMINDED.name()),
                    kept(
                            new Words("接收方按时确认", "Receiver confirmed in time"),
                            carried,
                            CARRIED,
                            RegisterNarrowing.late(Reminder.RECEIVER_REMINDED),
                            "&late=" + Reminder.RECEIVER_REMINDED.name()),
                    kept(
                            new Words("未偏离路线", "Kept to the route"),
                            carried,
                            CARRIED,
                            RegisterNarrowing.strayed(),
                            "&offRoute=true"));
            return new FigureTable(
                    id("keeping"),
                    title("按时与按路线", "In time and on the route"),
                    new Words(
                            "“未做到”指曾经逾期（事后补签也算）或途中有偏离路线记录；尚未到期的计为做到。",
                            "Not kept: it was overdue at some time, even if signed since, or the truck left its route; what is not due yet counts as kept."),
                    Shape.TABLE,
                    new Words("要求", "Demand"),
                    List.of(
                            new Column(new Words("数量", "Number"), LOADS, false),
                            new Column(new Words("未做到", "Not kept"), LOADS, false),
                            new Column(new Words("做到的占比", "Share kept"), PERCENT, false)),
                    rows);
        }

        private Row kept(
                Words label, long loads, Set<ManifestState> states, RegisterNarrowing broken, String narrowed) {
            long not = sums.count(kind, subject, valid(period).in(states).narrowed(broken));
            return Row.of(
                    label,
                    Figure.count(loads, link(states, "")),
                    Figure.count(not, link(states, narrowed)),
                    Figure.percent(loads - not, loads));
        }
    }

    private static Sum sum(Sums sums, Predicate<OfKind> wanted) {
        return sums.kinds().stream().filter(wanted).map(OfKind::sum).reduce(Sum.NONE, Sum::plus);
    }

    private static Words words(Labelled labelled) {
        return new Words(labelled.chinese(), labelled.english());
    }
}
