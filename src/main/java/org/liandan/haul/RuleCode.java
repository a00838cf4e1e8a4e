package org.liandan.haul;

/**
 * The rules that findings rest on. Code and version stand on every finding, so that a finding can be computed again by the
 * rule that made it; a change of what a rule flags raises its version. Clauses are the words of the notice
 * (昆府办发〔2025〕1号), with their place in it.
 */
public enum RuleCode {
    /** Above the lowest limit in force: general, of the vehicle, the route or the place. */
    H01_SPEEDING("H01", 2, "二（三）2", "不得超过限速60km/h", "no faster than the limit of 60 km/h"),
    H02_RIGHT_TURN("H02", 3, "二（三）2", "右转弯限速10km/h", "right turns at 10 km/h or less"),
    /** Outside the corridors of all routes that the vehicle may drive. */
    H03_OFF_ROUTE("H03", 2, "四", "不按规定时间路线行驶", "driving off the prescribed times and routes"),
    /** On its route while that is closed. */
    H04_TIME_WINDOW("H04", 1, "四", "不按规定时间路线行驶", "driving off the prescribed times and routes"),
    /** In a forbidden zone or on a forbidden road while it is forbidden. */
    H05_FORBIDDEN_ZONE(
            "H05", 1, "三（二）2", "加大重点地区路段、时段的执法力度", "stricter enforcement in key areas, road sections and times"),
    /** Standing with a load on board where nothing is delivered. */
    H06_UNPLANNED_STOP("H06", 1, "四", "擅自倾倒、堆放、处置建筑垃圾", "tipping, piling or disposing of waste without permission"),
    /** A terminal that looks as if somebody had a hand in it; a hint, not a violation. */
    H07_TAMPER_HINT(
            "H07",
            1,
            "二（三）2",
            "所有在我区行驶的建筑垃圾运输车辆必须安装北斗定位系统",
            "every construction-waste truck in the district must have satellite positioning"),
    /** Silent while it should report. */
    H08_OFFLINE(
            "H08",
            1,
            "二（三）2",
            "所有在我区行驶的建筑垃圾运输车辆必须安装北斗定位系统",
            "every construction-waste truck in the district must have satellite positioning"),
    /** No stop before a right turn. */
    H09_RIGHT_TURN_STOP("H09", 1, "二（三）2", "右转弯提前减速并停车观察后通行", "slow down, stop and look before turning right"),
    /** What the terminal's own systems say. */
    H10_TERMINAL_ALARM(
            "H10",
            1,
            "二（三）2",
            "具备实时报警功能的车辆右转盲区监测、驾驶员安全行为监测系统",
            "blind-spot and driver monitoring with alarms in real time");

    private final String code;
    private final int version;
    private final String section;
    private final String clause;
    private final String clauseEnglish;

    RuleCode(String code, int version, String section, String clause, String clauseEnglish) {
        this.code = code;
        this.version = version;
        this.section = section;
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

    /** Where in the notice the clause stands. */
    public String section() {
        return section;
    }

    /** The words of the notice that the rule enforces. */
    public String clause() {
        return clause;
    }

    public String clauseEnglish() {
        return clauseEnglish;
    }
}
