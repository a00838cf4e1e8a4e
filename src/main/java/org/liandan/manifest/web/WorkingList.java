package org.liandan.manifest.web;

import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Days;
import org.liandan.http.Page;
import org.liandan.manifest.Arrival;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.store.ManifestDesk;
import org.liandan.manifest.store.ManifestFilter;
import org.liandan.manifest.store.ManifestSummary;
import org.liandan.manifest.store.RefusedLoad;
import org.liandan.manifest.store.Trips;

/** What there is to do for the reader: groups of manifests, with where the trucks are and where refused loads go. */
@RequestScoped
class WorkingList {

    /** A group shows this many; the rest is found by the search. */
    private static final int GROUP_SIZE = 60;

    /** What was refused longer ago is found by the search. */
    private static final int REFUSED_DAYS = 7;

    private final ManifestDesk desk;
    private final Trips trips;
    private final Caller caller;
    private final Page page;

    WorkingList(ManifestDesk desk, Trips trips, Caller caller, Page page) {
        this.desk = desk;
        this.trips = trips;
        this.caller = caller;
        this.page = page;
    }

    /** The groups that the reader's roles work through, the most urgent first; empty ones where they teach something. */
    List<ManifestGroup> groups() {
        List<ManifestGroup> groups = new ArrayList<>();
        List<ManifestGroup.Kind> kinds = ManifestGroup.of(caller.roles());
        for (ManifestGroup.Kind kind : kinds) {
            ManifestGroup group = group(kind, kinds.contains(ManifestGroup.Kind.REFUSED));
            if (!group.cards().isEmpty() || !kind.optional()) {
                groups.add(group);
            }
        }
        return groups;
    }

    private ManifestGroup group(ManifestGroup.Kind kind, boolean refusedApart) {
        List<ManifestSummary> cards =
                kind == ManifestGroup.Kind.MINE ? mine() : desk.first(filter(kind), GROUP_SIZE, caller);
        Map<ManifestNumber, RefusedLoad> refusals = trips.refused(cards);
        if (refusedApart) {
            Instant today = Days.start(page.today());
            cards = cards.stream()
                    .filter(card -> kind == ManifestGroup.Kind.REFUSED
                            ? asksForMore(card, refusals.get(card.number()), today)
                            : kind != ManifestGroup.Kind.DONE_TODAY || card.state() != ManifestState.REJECTED)
                    .toList();
        }
        return new ManifestGroup(kind, cards, arrivals(cards), refusals);
    }

    /** A refused load stays in sight until it goes on, and to the end of the day. */
    private static boolean asksForMore(ManifestSummary card, @Nullable RefusedLoad refused, Instant today) {
        return refused == null || refused.isOpen() || !card.handedOverAt().isBefore(today);
    }

    private List<ManifestSummary> mine() {
        List<ManifestSummary> own = new ArrayList<>();
        for (ManifestNumber number : trips.own(caller.organization(), caller.username())) {
            own.addAll(desk.first(new ManifestFilter(Set.of(), null, null, null, null, number), 1, caller));
        }
        return own;
    }

    /** Where those are that are under way, as the reader reads it. */
    Map<ManifestNumber, ArrivalLine> arrivals(List<ManifestSummary> cards) {
        Map<ManifestNumber, Arrival> known = trips.arrivals(cards);
        Map<ManifestNumber, ArrivalLine> lines = new HashMap<>();
        for (ManifestSummary card : cards) {
            if (card.state() == ManifestState.IN_TRANSIT) {
                lines.put(card.number(), ArrivalLine.of(known.get(card.number()), page));
            }
        }
        return lines;
    }

    private ManifestFilter filter(ManifestGroup.Kind kind) {
        return ManifestFilter.ALL
                .in(kind.states().toArray(ManifestState[]::new))
                .since(since(kind));
    }

    private @Nullable Instant since(ManifestGroup.Kind kind) {
        Instant today = Days.start(page.today());
        return switch (kind) {
            case DONE_TODAY -> today;
            case REFUSED -> today.minus(Duration.ofDays(REFUSED_DAYS));
            case MINE, TO_ISSUE, TO_CARRY, TO_RECEIVE, WAITING, ON_THE_ROAD -> null;
        };
    }
}
