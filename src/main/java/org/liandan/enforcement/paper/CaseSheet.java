package org.liandan.enforcement.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.liandan.enforcement.EnforcementCase;
import org.liandan.enforcement.EnforcementCase.Closing;
import org.liandan.enforcement.EnforcementCase.Item;
import org.liandan.enforcement.EnforcementCase.Note;
import org.liandan.haul.Violation;
import org.liandan.paper.ChineseFont;
import org.liandan.paper.Sheet;
import org.liandan.paper.Sheet.Fact;

/** A case as a sheet for the file: what it is about, and by which hash each piece of evidence is known again. */
public final class CaseSheet {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    private static final double[] SHARES = {0.05, 0.1, 0.14, 0.12, 0.18, 0.41};

    private final EnforcementCase file;
    private final Instant asOf;

    /**
     * What goes on the sheet.
     *
     * @param asOf when this copy was made
     */
    public CaseSheet(EnforcementCase file, Instant asOf) {
        this.file = file;
        this.asOf = asOf;
    }

    /** The sheet as PDF. */
    public byte[] pdf(ChineseFont font) {
        try (Sheet sheet = new Sheet(font, "案件证据清单 " + file.number().value())) {
            sheet.title("案件证据清单", "编号 No. " + file.number().value());
            sheet.headline(file.carrierName());
            facts(sheet);
            violations(sheet);
            notes(sheet);
            sheet.heading("真实性核验", "How to check");
            sheet.paragraph("每条证据数据为 /api/v1/violations/编号/evidence?revision=版 返回的 JSON 文件，其 SHA-256 应与上表相同；"
                    + "证据在立案时已固定，此后的版本不改变本表所列的版本。");
            sheet.note(
                    "Evidence is frozen; each hash is of the revision that the officer saw when the violation was filed."
                            + " This sheet lists evidence; the decision is an officer's.");
            return sheet.finished(
                    "案件 %s　第 %d 版　打印 %s".formatted(file.number().value(), file.revision(), SECOND.format(asOf)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the sheet of case " + file.number(), e);
        }
    }

    private void facts(Sheet sheet) throws IOException {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("立案人 Opened by", file.officer()));
        facts.add(new Fact("立案时间 Opened at", SECOND.format(file.openedAt())));
        facts.add(new Fact("违规数 Violations", String.valueOf(file.items().size())));
        Closing closing = file.closing();
        facts.add(new Fact(
                "结果 Outcome",
                closing == null ? "办理中 open" : closing.outcome().label().both()));
        facts.add(new Fact("办结人 Closed by", closing == null ? "—" : closing.officer()));
        facts.add(new Fact("办结时间 Closed at", closing == null ? "—" : SECOND.format(closing.at())));
        sheet.facts(3, facts);
        if (closing != null) {
            sheet.facts(1, List.of(new Fact("依据 Basis", closing.note())));
        }
    }

    private void violations(Sheet sheet) throws IOException {
        sheet.heading("违规与证据", "Violations and their evidence");
        List<List<String>> rows = new ArrayList<>();
        int number = 0;
        for (Item item : file.items()) {
            Violation violation = item.violation();
            rows.add(List.of(
                    String.valueOf(++number),
                    String.valueOf(violation.id()),
                    violation.type().chinese(),
                    violation.plate(),
                    SECOND.format(violation.startedAt()),
                    item.digest().isEmpty()
                            ? "未固定 not frozen"
                            : "第 %d 版 %s".formatted(item.evidenceRevision(), item.digest())));
        }
        sheet.table(SHARES, List.of("序", "编号", "行为", "车牌", "开始时间", "证据 SHA-256"), rows);
    }

    private void notes(Sheet sheet) throws IOException {
        if (file.notes().isEmpty()) {
            return;
        }
        sheet.heading("办理记录", "Notes");
        for (Note note : file.notes()) {
            sheet.paragraph("%s　%s　%s".formatted(SECOND.format(note.at()), note.officer(), note.text()));
        }
    }
}
