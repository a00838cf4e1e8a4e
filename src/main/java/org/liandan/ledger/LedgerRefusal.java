package org.liandan.ledger;

import java.util.Locale;
import org.liandan.party.Sentence;

/** Every way in which something about a ledger, an area, a register or an export can be refused. */
public enum LedgerRefusal {
    DAY_NOT_OVER(422, "一", "%s尚未结束，次日零时以后才能确认。", "%s is not over; it can be confirmed from midnight on."),
    DAY_TOO_OLD(422, "一", "%s早于台账起始日，不能确认。", "%s lies before the first day of ledgers."),
    NOT_THE_CLERK(403, "一", "台账由本单位经办人确认。", "A ledger is confirmed by a clerk of the organisation itself."),
    ALREADY_CONFIRMED(409, "一", "该台账已由%s确认，不能再次确认。", "The ledger was confirmed by %s and cannot be confirmed again."),
    CONTENT_MOVED_ON(
            409,
            "一",
            "台账内容在您查看之后有变化，请刷新后再确认。",
            "The ledger has changed since you looked at it; read it again and confirm what it says now."),
    NOT_CONFIRMED_YET(409, "一", "该台账尚未确认，没有补充。", "The ledger is not confirmed yet and has no addenda."),
    ADDENDUM_CLOSED(409, "一", "该补充已确认或已失效。", "The addendum is confirmed already, or has lapsed."),
    TOO_MANY_LINES(422, "一", "一份台账最多%s行。", "A ledger has at most %s lines."),
    AREA_OUTSIDE(422, "一", "辖区范围须位于本区边界附近（%s公里以内）。", "An area lies within %s km of the district's outline."),
    AREA_TOO_LARGE(422, "一", "辖区面积最多%s平方公里。", "An area has at most %s square kilometres."),
    AREA_OVERLAPS(422, "一", "与%s的辖区重叠。", "The area overlaps that of %s."),
    SCOPE_IN_THE_PAST(422, "一", "台账范围只能自今日起变更。", "What a ledger holds can change from today on only."),
    PERIOD_TOO_LONG(422, "", "时间范围最多%s天。", "The period has at most %s days."),
    REGISTER_NOT_YOURS(403, "", "该登记册不属于您的角色。", "This register is not one of your role."),
    EXPORT_SYNCHRONOUS_LIMIT(
            413,
            "",
            "超过%s行，请改用后台导出（POST /api/v1/exports）。",
            "More than %s lines: ask for an export job (POST /api/v1/exports)."),
    EXPORT_TOO_LARGE(422, "", "最多导出%s行，请缩短时间范围。", "At most %s lines; narrow the period."),
    EXPORT_TOO_MANY(429, "", "每人最多%s个未完成的导出任务。", "Nobody has more than %s unfinished exports."),
    EXPORT_NOT_READY(409, "", "导出任务%s，没有可下载的文件。", "There is no file to fetch: the export is %s."),
    EXPORT_OVER(409, "", "导出任务已经结束。", "The export has ended already.");

    private final int status;
    private final String clause;
    private final String chinese;
    private final String english;

    LedgerRefusal(int status, String clause, String chinese, String english) {
        this.status = status;
        this.clause = clause;
        this.chinese = chinese;
        this.english = english;
    }

    /** The HTTP status under which it goes out. */
    public int status() {
        return status;
    }

    /** Paragraph of notice 2025-1; empty where the limit is the software's own. */
    public String clause() {
        return clause;
    }

    /** Kebab-case name, as in a problem's {@code type}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The sentence with what was found. */
    public Sentence sentence(Object... found) {
        return new Sentence(chinese.formatted(found), english.formatted(found));
    }
}
