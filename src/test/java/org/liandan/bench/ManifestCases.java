package org.liandan.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.store.ManifestReaders;
import org.liandan.manifest.store.ManifestReaders.Search;

/** The questions of {@link ManifestBench}, each asked often, of other people, days and trucks each time. */
final class ManifestCases {

    private static final ZoneId DISTRICT = ZoneId.of("Asia/Shanghai");
    private static final int WARM_UP = 15;
    private static final int ASKED = 60;
    private static final int SIZE = 50;
    private static final Duration MOST_TIME = Duration.ofSeconds(15);

    private final ManifestTable table;
    private final ManifestReaders readers;
    private final Consumer<Result> listener;
    private final SplittableRandom random = new SplittableRandom(20_261_122);
    private final List<Result> results = new ArrayList<>();
    private final long busyProducer;
    private final long busyCarrier;
    private final long busyReceiver;
    private final long quietProducer;
    private final LocalDate today;

    ManifestCases(ManifestTable table, Consumer<Result> listener) throws SQLException {
        this.table = table;
        this.listener = listener;
        readers = new ManifestReaders(table.database());
        busyProducer = busiest("producer");
        busyCarrier = busiest("carrier");
        busyReceiver = busiest("receiver");
        quietProducer =
                table.number("select producer_organization_id from manifest where producer_handed_over_at > now() -"
                        + " interval '10 days' group by 1 order by count(*) limit 1");
        today = LocalDate.now(DISTRICT);
    }

    /**
     * One line of the table.
     *
     * @param name what was asked
     * @param medianMs of all answers
     * @param p95Ms 95 of 100 took no longer
     * @param worstMs the longest
     * @param rows of the last answer
     */
    record Result(String name, double medianMs, double p95Ms, double worstMs, long rows) {}

    private long busiest(String part) throws SQLException {
        return table.number(
                "select %1$s_organization_id from manifest where producer_handed_over_at > now() - interval '30 days'"
                                .formatted(part)
                        + " group by 1 order by count(*) desc limit 1");
    }

    List<Result> all() throws SQLException {
        lists();
        searches();
        workingLists();
        others();
        return results;
    }

    private void lists() throws SQLException {
        for (Role role : List.of(
                new Role("bureau", null),
                new Role("busiest producer", busyProducer),
                new Role("quietest producer", quietProducer),
                new Role("busiest carrier", busyCarrier),
                new Role("busiest receiver", busyReceiver))) {
            ask("list, " + role.name + ", first page", () -> readers.page(Search.ALL, role.id, 0, SIZE));
            ask("list, " + role.name + ", page 50", () -> readers.page(Search.ALL, role.id, 49, SIZE));
        }
    }

    private record Role(String name, @Nullable Long id) {}

    private void searches() throws SQLException {
        ask("manifest by number, with history", () -> readers.read(number()));
        ask("by plate, bureau", () -> readers.page(plate(plate()), null, 0, SIZE));
        ask("by plate, page 40", () -> readers.page(plate(plate()), null, 39, SIZE));
        ask("by the plate's last four, bureau", () -> readers.page(plate(plate().substring(3)), null, 0, SIZE));
        ask(
                "by the plate's last four, receiver",
                () -> readers.page(plate(plate().substring(3)), busyReceiver, 0, SIZE));
        ask("a plate that nobody has", () -> readers.page(plate("9999"), null, 0, SIZE));
        ask("by party, bureau, busiest receiver", () -> readers.page(party(busyReceiver), null, 0, SIZE));
        ask("by party, bureau, page 50", () -> readers.page(party(busyReceiver), null, 49, SIZE));
        ask(
                "by party, receiver asks for a quiet producer",
                () -> readers.page(party(quietProducer), busyReceiver, 0, SIZE));
        ask(
                "by party, receiver asks for a busy producer",
                () -> readers.page(party(busyProducer), busyReceiver, 0, SIZE));
        ask("a day, bureau", () -> readers.page(days(1), null, 0, SIZE));
        ask("a month, bureau, page 50", () -> readers.page(days(30), null, 49, SIZE));
        ask("a month, receiver, page 50", () -> readers.page(days(30), busyReceiver, 49, SIZE));
        ask("rejected, bureau", () -> readers.page(states(ManifestState.REJECTED), null, 0, SIZE));
        ask("rejected, bureau, page 50", () -> readers.page(states(ManifestState.REJECTED), null, 49, SIZE));
        ask(
                "rejected or cancelled, bureau, page 50",
                () -> readers.page(states(ManifestState.REJECTED, ManifestState.CANCELLED), null, 49, SIZE));
        ask("rejected, busiest receiver", () -> readers.page(states(ManifestState.REJECTED), busyReceiver, 0, SIZE));
        ask("rejected, quietest producer", () -> readers.page(states(ManifestState.REJECTED), quietProducer, 0, SIZE));
        ask("drafts, busiest producer", () -> readers.page(states(ManifestState.DRAFT), busyProducer, 0, SIZE));
        ask("closed, bureau, page 50", () -> readers.page(states(ManifestState.CLOSED), null, 49, SIZE));
        ask("last four, a month, closed", () -> {
            Search month = days(30);
            return readers.page(
                    new Search(Set.of(ManifestState.CLOSED), month.from(), month.to(), plate().substring(3), null),
                    null,
                    0,
                    SIZE);
        });
        ask("receiver, producer, a month, rejected", () -> {
            Search month = days(30);
            return readers.page(
                    new Search(Set.of(ManifestState.REJECTED), month.from(), month.to(), null, busyProducer),
                    busyReceiver,
                    0,
                    SIZE);
        });
    }

    private void workingLists() throws SQLException {
        Search road = states(ManifestState.IN_TRANSIT, ManifestState.DELIVERED);
        Search issued = states(ManifestState.ISSUED);
        Search over = new Search(
                Set.of(ManifestState.CLOSED, ManifestState.REJECTED, ManifestState.CANCELLED),
                start(today),
                null,
                null,
                null);
        ask("working list, gate-keeper (3 groups)", () -> groups(busyReceiver, road, issued, over));
        ask("working list, driver (3 groups)", () -> groups(busyCarrier, issued, road, over));
        ask(
                "working list, site clerk (4 groups)",
                () -> groups(busyProducer, states(ManifestState.DRAFT), road, issued, over));
        ask(
                "working list, quiet clerk (4 groups)",
                () -> groups(quietProducer, states(ManifestState.DRAFT), road, issued, over));
    }

    private int groups(long reader, Search... groups) {
        int cards = 0;
        for (Search group : groups) {
            cards += readers.group(group, reader, 60);
        }
        return cards;
    }

    private void others() throws SQLException {
        ask("the day of a site, summed (ledger)", () -> ledger("and m.origin_place_id = " + (1 + random.nextInt(400))));
        ask("the day of all sites, summed (ledger)", () -> ledger(""));
        ask("the day of a carrier, summed (ledger)", () -> ledger("and m.carrier_organization_id = " + busyCarrier));
        ask("updatedAfter, finding where a time begins", () -> readers.before(start(day())));
        long yesterday = readers.before(start(today.minusDays(1)));
        ask("updatedAfter, 1,000 of everybody's", () -> readers.changes(somewhere(), null, 1_000));
        ask("updatedAfter, 1,000 of the busiest receiver's", () -> readers.changes(somewhere(), busyReceiver, 1_000));
        ask("updatedAfter, 1,000 of the quietest producer's", () -> readers.changes(somewhere(), quietProducer, 1_000));
        ask("updatedAfter, since yesterday", () -> readers.changes(yesterday, null, 1_000));
        ask("round of reminders", readers::remind);
        ask("overdue stages, bureau", () -> readers.overdue(null));
        ask("overdue stages, busiest receiver", () -> readers.overdue(busyReceiver));
        ask("daily anchor", () -> readers.anchor(today.minusDays(1 + random.nextInt(20))));
        ask("open points as of now", readers::openPoints);
        ask("books of the busiest site", () -> readers.books(busyPlace()));
    }

    private long busyPlace() throws SQLException {
        return table.number("select destination_place_id from manifest where receiver_organization_id = " + busyReceiver
                + " and issued_at is not null limit 1");
    }

    /** Rows of a day's register: what left each site, by category. */
    private long ledger(String condition) throws SQLException {
        LocalDate day = day();
        long[] lines = {0};
        table.each("""
            select m.origin_place_id, m.producer_waste_category, count(*), sum(m.producer_volume_m3), sum(m.receiver_volume_m3)
              from manifest m
             where m.producer_handed_over_at >= '%s' and m.producer_handed_over_at < '%s' and m.issued_at is not null %s
             group by 1, 2\
            """.formatted(start(day), start(day.plusDays(1)), condition), row -> lines[0]++);
        return lines[0];
    }

    /** A question; it says how many rows it brought. */
    interface Question {
        long ask() throws SQLException;
    }

    private void ask(String name, Question question) throws SQLException {
        long begin = System.nanoTime();
        List<Double> ms = new ArrayList<>();
        long rows = 0;
        for (int i = 0; i < WARM_UP + ASKED && System.nanoTime() - begin < MOST_TIME.toNanos(); i++) {
            long start = System.nanoTime();
            rows = question.ask();
            ms.add(Math.round((System.nanoTime() - start) / 1e5) / 10.0);
        }
        // a question that is too slow to be asked often is not spared its first answers
        List<Double> sorted = ms.subList(Math.min(WARM_UP, ms.size() - 1), ms.size()).stream()
                .sorted()
                .toList();
        Result result = new Result(
                name, sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 95 / 100), sorted.getLast(), rows);
        results.add(result);
        listener.accept(result);
    }

    private String number() throws SQLException {
        LocalDate day = day();
        String[] number = {""};
        table.each(
                "select number from manifest where number >= '150203%s' order by number limit 1"
                        .formatted(day.toString().replace("-", "") + "%06d".formatted(random.nextInt(4_000))),
                row -> number[0] = row.getString(1));
        return number[0];
    }

    private static Search states(ManifestState... states) {
        return new Search(Set.of(states), null, null, null, null);
    }

    private static Search plate(String plate) {
        return new Search(Set.of(), null, null, plate, null);
    }

    private static Search party(long organization) {
        return new Search(Set.of(), null, null, null, organization);
    }

    private Search days(int days) {
        LocalDate first = day();
        return new Search(Set.of(), start(first), start(first.plusDays(days)), null, null);
    }

    private String plate() {
        return "蒙BK%04d".formatted(random.nextInt(ManifestYears.TRUCKS));
    }

    private LocalDate day() {
        return today.minusDays(40 + random.nextInt(ManifestYears.DAYS - 50));
    }

    private long somewhere() throws SQLException {
        return random.nextLong(table.number("select last_value from manifest_change"));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(DISTRICT).toInstant().truncatedTo(ChronoUnit.MINUTES);
    }
}
