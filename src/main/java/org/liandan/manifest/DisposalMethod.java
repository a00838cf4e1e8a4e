package org.liandan.manifest;

/** 拟利用处置方式 (notice 二（二）2（1）③). The notice names none; the list is the proposed one. */
public enum DisposalMethod implements Labelled {
    RESOURCE_RECOVERY("资源化利用", "Resource recovery"),
    SORTING("分拣", "Sorting"),
    BACKFILL("回填/堆填", "Backfill"),
    LANDFILL("填埋", "Landfill"),
    TRANSFER("调配/中转", "Transfer"),
    RESIDUE("残渣进入生活垃圾处置", "Residue to household waste"),
    OTHER("其他", "Other");

    private final String chinese;
    private final String english;

    DisposalMethod(String chinese, String english) {
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
