package org.liandan.place;

/** What a place is for (notice 二（一）, 二（四）); the destination matrix speaks of these. */
public enum PlaceKind {
    CONSTRUCTION_SITE("工地", "Construction site"),
    RESIDENTIAL_COMPOUND("小区", "Residential compound"),
    TEMPORARY_STORAGE("临时堆放点", "Temporary storage"),
    TRANSFER_YARD("调配场", "Transfer yard"),
    SORTING_CENTRE("分拣中心", "Sorting centre"),
    BACKFILL_SITE("堆填场", "Backfill site"),
    LANDFILL("填埋场", "Landfill"),
    DEPOT("停车场", "Depot");

    private final String chinese;
    private final String english;

    PlaceKind(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
