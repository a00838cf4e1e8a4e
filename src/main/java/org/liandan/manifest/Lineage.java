package org.liandan.manifest;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a manifest stands in its load's journey.
 *
 * @param leg which part of the journey
 * @param parents the manifests that it goes on from: none for a first leg, the refused one after a refusal, one or several
 *     receipts for an onward leg
 * @param depth how many manifests lie before it on the longest way back to the producer; 0 for a first leg
 * @param fitness what the operator declared of an onward load; kept when such a load is refused later
 */
public record Lineage(
        Leg leg,
        List<ManifestNumber> parents,
        int depth,
        @Nullable Fitness fitness) {

    /** a child of a child is allowed once. */
    public static final int DEEPEST = 2;

    /** More receipts than a truck can hold are not named one by one. */
    public static final int MOST_PARENTS = 100;

    /** A load that comes from where it was produced. */
    public static final Lineage NONE = new Lineage(Leg.FIRST, List.of(), 0, null);

    public Lineage {
        parents = List.copyOf(parents);
        if ((leg == Leg.FIRST) != parents.isEmpty()) {
            throw new IllegalArgumentException("a first leg has no parent, every other leg has: " + leg + parents);
        }
    }

    /** An onward leg from those receipts. */
    static Lineage onward(Collection<? extends Manifest> parents, @Nullable Fitness fitness) {
        return new Lineage(
                Leg.ONWARD,
                parents.stream().map(parent -> parent.header().number()).toList(),
                1
                        + parents.stream()
                                .mapToInt(parent -> parent.header().lineage().depth())
                                .max()
                                .orElse(0),
                fitness);
    }

    /** What follows the refusal of that manifest. */
    static Lineage afterRefusal(Manifest parent, Leg leg) {
        Lineage before = parent.header().lineage();
        return new Lineage(leg, List.of(parent.header().number()), before.depth() + 1, before.fitness());
    }
}
