package org.liandan.manifest;

/** How a volume was measured. The notice says cubic metres and not which. */
public enum VolumeBasis implements Labelled {
    LOOSE("松方（车厢内）", "Loose, in the box"),
    IN_SITU("自然方（原位）", "In situ, before digging");

    private final String chinese;
    private final String english;

    VolumeBasis(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    @Override
    public String chinese() {
        return chinese;
    }

    @Override
    public String english() {
        return english;
    }
}
