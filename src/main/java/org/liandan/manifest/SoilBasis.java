package org.liandan.manifest;

/** What the quality of soil is known from. The notice speaks of 好土 and names no proof. */
public enum SoilBasis implements Labelled {
    TEST_REPORT("检测报告", "Test report"),
    DECLARED("产出方申报", "Declared by the producer");

    private final String chinese;
    private final String english;

    SoilBasis(String chinese, String english) {
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
