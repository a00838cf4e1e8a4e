package org.liandan.enforcement;

import java.util.Locale;
import org.liandan.party.Sentence;

/**
 * Every way in which a step of a review, or something about a case, can be refused. The same code stands in the API, on the screen and in
 * the test. Sentences may hold {@code %s} for what was found.
 */
public enum ReviewRefusal {
    DECIDED_MEANWHILE(409, "三", "您查看之后，%s已将此条处理为“%s”（%s）。", "Since you looked at it, %s has made it: %s (%s)."),
    NOT_IN_THIS_STATE(409, "三", "此条现为“%s”，不能再%s。", "It is %s now; this step is not open: %s."),
    NOT_YOUR_AUTHORITY(403, "一", "此步骤由%s办理。", "This step is taken by the %s."),
    NOTE_TOO_LONG(400, "", "说明最多%s个字。", "A note has at most %s characters."),
    NOTE_REQUIRED(400, "三", "选择“其他”时须写明理由。", "\"Other\" must be explained in a note."),
    REASON_REQUIRED(400, "三", "不予认定须选择理由。", "A dismissal needs one of the listed reasons."),
    NOT_ESTABLISHED(
            422,
            "三",
            "终端报警和线索须先由执法人员认定属实，再立案或移送。",
            "Alarms of terminals and hints are confirmed by an officer before a case or a hand-over."),
    NOT_A_POLICE_MATTER(
            422, "一 二（三）2", "“%s”由区执法局办理，不属交管大队管辖。", "\"%s\" is the bureau's own business, not the traffic police's."),
    NOTHING_TO_UNDO(409, "三", "没有可以撤销的处理。", "There is nothing to take back."),
    NOT_YOUR_DECISION(403, "三", "这一步由%s作出，只能由本人撤销。", "This step is %s's, who alone can take it back."),
    UNDO_TOO_LATE(422, "三", "超过%s分钟，不能撤销。", "More than %s minutes have passed; it stands."),
    CASE_CLOSED(409, "四", "案件%s已办结。", "Case %s is closed."),
    CASE_UNKNOWN(404, "四", "没有编号为“%s”的案件。", "There is no case %s."),
    CASE_OF_ANOTHER_CARRIER(
            422, "四", "一个案件只能包含同一运输单位的违规；%s属于另一单位。", "A case is about one carrier; violation %s is another's."),
    CASE_EMPTY(400, "四", "立案至少需要一条违规。", "A case needs at least one violation."),
    CASE_TOO_LARGE(422, "四", "一个案件最多%s条违规。", "A case has at most %s violations."),
    CASE_CHANGED(409, "四", "案件在您查看之后有变化，请刷新后重试。", "The case has changed since you looked at it; read it again."),
    OUTCOME_REQUIRED(400, "四", "办结须选择处理结果并写明依据。", "Closing a case needs one of the listed outcomes and a note."),
    NOTE_EMPTY(400, "四", "请写明内容。", "The note is empty."),
    VIOLATION_UNKNOWN(404, "三", "没有编号为%s的违规记录。", "There is no violation %s.");

    private final int status;
    private final String clause;
    private final String chinese;
    private final String english;

    ReviewRefusal(int status, String clause, String chinese, String english) {
        this.status = status;
        this.clause = clause;
        this.chinese = chinese;
        this.english = english;
    }

    /** The HTTP status under which it goes out. */
    public int status() {
        return status;
    }

    /** Paragraph of notice 2025-1 that asks for it; empty where the bound is the software's own. */
    public String clause() {
        return clause;
    }

    /** Kebab-case name, as in a problem's {@code type}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The sentence with what was found; what has words of its own in both languages is put in language by language. */
    public Sentence sentence(Object... found) {
        return new Sentence(chinese.formatted(in(found, true)), english.formatted(in(found, false)));
    }

    private static Object[] in(Object[] found, boolean chinese) {
        Object[] words = found.clone();
        for (int i = 0; i < words.length; i++) {
            if (words[i] instanceof Sentence sentence) {
                words[i] = chinese ? sentence.chinese() : sentence.english();
            }
        }
        return words;
    }
}
