package org.liandan.policy;

import java.util.Locale;
import org.liandan.party.Sentence;

/** Every way in which a proposal to rule on an open point, or its confirmation, can be refused. */
public enum RulingRefusal {
    POINT_UNKNOWN("point", "没有这个待决事项。", "There is no such open point."),
    VALUE_UNFIT("value", "取值不符合要求。", "The value does not fit."),
    MOMENT_TOO_EARLY(
            "validFrom",
            "生效时间至少须在%s分钟以后：已发生的事不受影响。",
            "Must lie at least %s minutes ahead: what has happened is not touched."),
    MOMENT_TOO_FAR("validFrom", "生效时间不得晚于%s年以后。", "Must not lie more than %s years ahead."),
    REASON_UNFIT(
            "reason", "须填写理由，最多%s个字，不得含不可见字符。", "A reason is needed, at most %s characters, none of them invisible."),
    REFERENCE_UNFIT(
            "reference", "文号最多%s个字，不得含不可见字符。", "A reference has at most %s characters, none of them invisible."),
    SAME_PERSON("", "提出人不得自行确认。", "Nobody confirms what he or she proposed."),
    ALREADY_ANSWERED("", "该建议已有结论。", "The proposal has been answered already."),
    TOO_LATE("", "生效时间已近或已过，请重新提出。", "The moment has come or is too near; propose it anew.");

    /** Who decides is the notice's first paragraph. */
    private static final String CLAUSE = "一";

    private final String field;
    private final String chinese;
    private final String english;

    RulingRefusal(String field, String chinese, String english) {
        this.field = field;
        this.chinese = chinese;
        this.english = english;
    }

    /** The field at fault; empty when none is. */
    public String field() {
        return field;
    }

    public String clause() {
        return CLAUSE;
    }

    /** Kebab-case name, as in a problem's {@code type}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The sentence with its numbers. */
    public Sentence sentence(Object... found) {
        return new Sentence(chinese.formatted(found), english.formatted(found));
    }
}
