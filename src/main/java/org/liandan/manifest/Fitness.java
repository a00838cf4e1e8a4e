package org.liandan.manifest;

import org.liandan.place.PlaceKind;

/**
 * What the operator of a sorting centre or transfer yard declares of a load that goes on:
 * 「对符合堆填条件的垃圾拉运至建筑垃圾堆填场，对符合填埋的垃圾拉运至建筑垃圾填埋场」 (notice 二（一）).
 */
public enum Fitness implements Labelled {
    BACKFILL("符合堆填条件", "Fit for backfill", PlaceKind.BACKFILL_SITE),
    LANDFILL("符合填埋", "Fit for landfill", PlaceKind.LANDFILL);

    private final String chinese;
    private final String english;
    private final PlaceKind destination;

    Fitness(String chinese, String english, PlaceKind destination) {
        this.chinese = chinese;
        this.english = english;
        this.destination = destination;
    }

    @Override
    public String chinese() {
        return chinese;
    }

    @Override
    public String english() {
        return english;
    }

    /** The one kind of place to which such a load goes. */
    public PlaceKind destination() {
        return destination;
    }
}
