package org.liandan.manifest.web;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Page;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.store.ManifestSummary;

/**
 * One truck in the gate's queue.
 *
 * @param load what it brings
 * @param arrival where it is; null once it was noted at the gate
 * @param volume as the form shows it, m³: as declared, or as just typed
 */
public record GateCard(ManifestSummary load, @Nullable ArrivalLine arrival, String volume) {

    /** Who stands inside first, then who comes next; of whom nothing is known, the load handed over longest ago. */
    static final Comparator<GateCard> BY_ARRIVAL = Comparator.comparing(GateCard::inside)
            .reversed()
            .thenComparingLong(GateCard::minutes)
            .thenComparing(card -> card.load().handedOverAt());

    static GateCard of(ManifestSummary load, @Nullable ArrivalLine arrival, Page page) {
        return new GateCard(load, arrival, page.number(load.volumeM3()));
    }

    /** In the fence by its last report, or noted at the gate. */
    public boolean inside() {
        return load.state() == ManifestState.DELIVERED || (arrival != null && arrival.inside());
    }

    private long minutes() {
        return arrival == null ? 0 : arrival.minutes();
    }
}
