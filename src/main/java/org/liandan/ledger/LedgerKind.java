package org.liandan.ledger;

import java.util.Locale;
import java.util.Optional;
import org.liandan.manifest.Labelled;

/** Whose day a ledger 台账 holds, and by which moment a manifest belongs to it. */
public enum LedgerKind implements Labelled {
    /** 街镇: loads from its area, by 交付时间 (notice 一: 「每日汇总后报至区执法局备案」; rule R-112). */
    SUBDISTRICT("街镇清运管理台账", "sub-district's ledger", "一"),
    /** 场所: loads that came in, by 接收时间 (「进料台账记录完整、正确」; rule R-605). */
    SITE("场所进料台账", "site's incoming ledger", "二（四）"),
    /** 承运方: loads carried, by 交付时间, since the notice gives the carrier's stage no time of its own. */
    CARRIER("承运台账", "carrier's ledger", "二（二）2（1）②");

    private final String chinese;
    private final String english;
    private final String clause;

    LedgerKind(String chinese, String english, String clause) {
        this.chinese = chinese;
        this.english = english;
        this.clause = clause;
    }

    @Override
    public String chinese() {
        return chinese;
    }

    @Override
    public String english() {
        return english;
    }

    /** Where the notice speaks of it. */
    public String clause() {
        return clause;
    }

    /** Kebab-case name, as in addresses. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that slug; empty when there is none. */
    public static Optional<LedgerKind> ofSlug(String slug) {
        for (LedgerKind kind : values()) {
            if (kind.slug().equals(slug)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
