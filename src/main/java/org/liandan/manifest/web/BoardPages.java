package org.liandan.manifest.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.liandan.http.Caller;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.store.ManifestDesk;
import org.liandan.manifest.store.ManifestFilter;
import org.liandan.manifest.store.ManifestSummary;
import org.liandan.manifest.store.RefusedLoad;
import org.liandan.manifest.store.Reminders;
import org.liandan.manifest.store.Trips;

/** 在途看板: all loads that are not done, side by side by what is the matter with them. A party sees its own. */
@Path("/manifests/board")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({
    "PRODUCER",
    "CARRIER",
    "DRIVER",
    "RECEIVER",
    "BUREAU",
    "BUREAU_ADMIN",
    "TRAFFIC_POLICE",
    "SUBDISTRICT",
    "AUDITOR"
})
public class BoardPages {

    /** Cards of one column; the rest is a number with a link. */
    static final int MOST_CARDS = 20;

    /** Loads of one state that are looked at; counting ends there, too. */
    private static final int MOST_READ = 300;

    /** A refused load that nobody sends on within this time is found by the search. */
    private static final Duration REFUSED_FOR = Duration.ofDays(7);

    private final ManifestDesk desk;
    private final WorkingList working;
    private final Trips trips;
    private final Reminders reminders;
    private final Caller caller;
    private final Clock clock;

    BoardPages(ManifestDesk desk, WorkingList working, Trips trips, Reminders reminders, Caller caller, Clock clock) {
        this.desk = desk;
        this.working = working;
        this.trips = trips;
        this.reminders = reminders;
        this.caller = caller;
        this.clock = clock;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance board(List<BoardColumn> columns);
    }

    @GET
    public TemplateInstance board() {
        List<ManifestSummary> cards = new ArrayList<>();
        for (ManifestState state : List.of(ManifestState.ISSUED, ManifestState.IN_TRANSIT, ManifestState.DELIVERED)) {
            cards.addAll(desk.first(ManifestFilter.ALL.in(state), MOST_READ, caller));
        }
        Instant earliest = clock.instant().minus(REFUSED_FOR);
        cards.addAll(desk.first(
                ManifestFilter.ALL
                        .in(ManifestState.REJECTED, ManifestState.CLOSED)
                        .since(earliest),
                MOST_READ,
                caller));
        Reminders.Overdue late =
                reminders.overdue(caller.seesEverything() ? null : caller.organization(), MOST_CARDS, 0);
        return Templates.board(columns(withLate(cards, late), late));
    }

    /** What is overdue is old, and may lie behind the newest that were read. */
    private List<ManifestSummary> withLate(List<ManifestSummary> cards, Reminders.Overdue late) {
        Map<ManifestNumber, ManifestSummary> all = new LinkedHashMap<>();
        cards.forEach(card -> all.put(card.number(), card));
        for (Reminders.Line line : late.lines()) {
            if (!all.containsKey(line.number())) {
                ManifestFilter one = new ManifestFilter(Set.of(), null, null, null, null, line.number());
                desk.first(one, 1, caller).forEach(card -> all.put(card.number(), card));
            }
        }
        return List.copyOf(all.values());
    }

    private List<BoardColumn> columns(List<ManifestSummary> cards, Reminders.Overdue late) {
        Map<ManifestNumber, ArrivalLine> arrivals = working.arrivals(cards);
        Map<ManifestNumber, RefusedLoad> refusals = trips.refused(cards);
        Set<ManifestNumber> overdue =
                late.lines().stream().map(Reminders.Line::number).collect(Collectors.toSet());
        Map<BoardColumn.Kind, List<ManifestSummary>> sorted = new EnumMap<>(BoardColumn.Kind.class);
        for (ManifestSummary card : cards) {
            BoardColumn.Kind kind = BoardColumn.of(
                    card, overdue.contains(card.number()), arrivals.get(card.number()), refusals.get(card.number()));
            if (kind != null) {
                sorted.computeIfAbsent(kind, _ -> new ArrayList<>()).add(card);
            }
        }
        List<BoardColumn> columns = new ArrayList<>();
        for (BoardColumn.Kind kind : BoardColumn.Kind.values()) {
            List<ManifestSummary> inIt = sorted.getOrDefault(kind, List.of()).stream()
                    .sorted(soonestFirst(arrivals))
                    .toList();
            columns.add(new BoardColumn(
                    kind,
                    inIt.stream().limit(MOST_CARDS).toList(),
                    (kind == BoardColumn.Kind.OVERDUE ? Math.max(late.total(), inIt.size()) : inIt.size())
                            - Math.min(inIt.size(), MOST_CARDS),
                    arrivals,
                    refusals));
        }
        return columns;
    }

    /** What arrives next first; of what stands still, the one that has waited longest. */
    private static Comparator<ManifestSummary> soonestFirst(Map<ManifestNumber, ArrivalLine> arrivals) {
        return Comparator.<ManifestSummary>comparingLong(card -> {
                    ArrivalLine arrival = arrivals.get(card.number());
                    return arrival == null ? 0 : arrival.minutes();
                })
                .thenComparing(ManifestSummary::handedOverAt)
                .thenComparing(card -> card.number().value());
    }
}
