package org.liandan.haul;

/**
 * The rules that detectors judge by. Code and version stand on every finding, so that a finding can be computed again by
 * the rule that made it; a change of what a rule flags raises its version.
 */
public enum RuleCode {
    H01_SPEEDING("H01", 1, "不得超过限速60km/h", "no faster than the limit of 60 km/h"),
    H02_RIGHT_TURN("H02", 1, "右转弯限速10km/h", "right turns at 10 km/h or less");

    private final String code;
    private final int version;
    private final String clause;
    private final String clauseEnglish;

    RuleCode(String code, int version, String clause, String clauseEnglish) {
        this.code = code;
        this.version = version;
        this.clause = clause;
        this.clauseEnglish = clauseEnglish;
    }

    /** The rule of a stored finding. */
    public static RuleCode ofCode(String code) {
        for (RuleCode rule : values()) {
            if (rule.code.equals(code)) {
                return rule;
            }
        }
        throw new IllegalArgumentException("no rule has the code " + code);
    }

    /** Short code, shown to people and stored. */
    public String code() {
        return code;
    }

    public int version() {
        return version;
    }

    /** The words of the notice that the rule enforces. */
    public String clause() {
        return clause;
    }

    public String clauseEnglish() {
        return clauseEnglish;
    }
}
