package org.liandan.enforcement.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.liandan.audit.AuditLog;
import org.liandan.enforcement.CaseNumber;
import org.liandan.enforcement.EnforcementCase;
import org.liandan.enforcement.ReviewRefusal;
import org.liandan.enforcement.paper.CaseSheet;
import org.liandan.enforcement.store.CaseDesk;
import org.liandan.enforcement.store.ReviewRefusedException;
import org.liandan.http.Problem;
import org.liandan.paper.ChineseFont;

/** Hands cases out, with an entry in the audit log for every printed sheet. */
@ApplicationScoped
class CaseOffice {

    private static final int LATER_S = 3600;

    private final CaseDesk cases;
    private final AuditLog audit;
    private final Clock clock;
    private final String font;

    CaseOffice(
            CaseDesk cases,
            AuditLog audit,
            Clock clock,
            @ConfigProperty(name = "liandan.evidence.font", defaultValue = " ") String font) {
        this.cases = cases;
        this.audit = audit;
        this.clock = clock;
        this.font = font;
    }

    /** The case of that number. */
    EnforcementCase find(String number) {
        return CaseNumber.read(number)
                .flatMap(cases::find)
                .orElseThrow(() -> new ReviewRefusedException(ReviewRefusal.CASE_UNKNOWN, shown(number)));
    }

    static CaseNumber number(String number) {
        return CaseNumber.read(number)
                .orElseThrow(() -> new ReviewRefusedException(ReviewRefusal.CASE_UNKNOWN, shown(number)));
    }

    private static String shown(String number) {
        return number.length() <= CaseNumber.of(1, 1).value().length() ? number : "…";
    }

    /** Its sheet, as PDF. */
    @Transactional
    byte[] sheet(EnforcementCase file) {
        ChineseFont chinese = ChineseFont.find(font.strip())
                .orElseThrow(() -> Problem.unavailable(
                        "no-chinese-font",
                        "服务器没有可嵌入的中文字体，请安装 fonts-wqy-microhei 或设置 LIANDAN_PDF_FONT。"
                                + " The server has no Chinese TrueType font to embed.",
                        LATER_S));
        byte[] sheet = new CaseSheet(file, clock.instant()).pdf(chinese);
        audit.record(
                "CASE_PRINTED",
                "enforcement_case",
                file.number().value(),
                Map.of("revision", file.revision()));
        return sheet;
    }
}
