package org.liandan.ledger;

import org.liandan.manifest.Labelled;

/** What a sub-district's ledger holds (notice 一; rule R-112). */
public enum LedgerScope implements Labelled {
    /** 各城区办事处: 装修垃圾清运管理台账. */
    RENOVATION_ONLY("装修垃圾", "renovation waste"),
    /** 两镇一办、经开区: 建筑垃圾清运管理台账. */
    ALL("建筑垃圾（全部）", "all construction waste");

    private final String chinese;
    private final String english;

    LedgerScope(String chinese, String english) {
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
