package org.liandan.manifest;

/** 垃圾种类 (notice 二（一）; GB 55012-2021 6.1.1). Names are those of the outside contract. */
public enum WasteCategory implements Labelled {
    ENGINEERING_SOIL("工程渣土", "Engineering soil"),
    ENGINEERING_SLURRY("工程泥浆", "Engineering slurry"),
    ENGINEERING_WASTE("工程垃圾", "Engineering waste"),
    DEMOLITION_WASTE("拆除垃圾", "Demolition waste"),
    RENOVATION_WASTE("装修垃圾", "Renovation waste");

    private final String chinese;
    private final String english;

    WasteCategory(String chinese, String english) {
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
