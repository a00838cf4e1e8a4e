package org.liandan.haul.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.haul.evidence.EvidencePackage;
import org.liandan.haul.evidence.TrackPicture;
import org.liandan.haul.paper.EvidenceSheet;
import org.liandan.haul.store.EvidenceReader;
import org.liandan.haul.store.EvidenceReader.Evidence;
import org.liandan.haul.store.SettingsDraft;
import org.liandan.haul.store.TrackGround;
import org.liandan.http.Caller;
import org.liandan.http.Problem;
import org.liandan.paper.ChineseFont;

/** Hands evidence out: to those who may see the violation, with an entry in the audit log for each time. */
@ApplicationScoped
public class EvidenceDesk {

    private static final int LATER_S = 3600;

    private final EvidenceReader evidence;
    private final TrackGround ground;
    private final AuditLog audit;
    private final Caller caller;
    private final String font;

    EvidenceDesk(
            EvidenceReader evidence,
            TrackGround ground,
            AuditLog audit,
            Caller caller,
            @ConfigProperty(name = "liandan.evidence.font", defaultValue = " ") String font) {
        this.evidence = evidence;
        this.ground = ground;
        this.audit = audit;
        this.caller = caller;
        this.font = font;
    }

    /**
     * The evidence of a violation; another carrier's answers as if it were not there.
     *
     * @param revision which one, or null for the latest
     * @param form in which it goes out, for the audit log
     */
    @Transactional
    public Evidence read(long violation, @Nullable Integer revision, String form) {
        Evidence found = evidence.find(violation, revision)
                .filter(one -> caller.seesEverything() || one.carrier().equals(caller.organization()))
                .orElseThrow(() -> Problem.notFound("没有这条违规记录或这一版证据 There is no such violation or revision."));
        audit.record(
                "EVIDENCE_READ",
                "violation",
                String.valueOf(violation),
                Map.of("form", form, "revision", found.content().revision(), "digest", found.digest()));
        return found;
    }

    /** What is told of the evidence beside something else: the latest content and its SHA-256. */
    public record Told(EvidencePackage content, String digest) {}

    /** The latest evidence of a violation, to be told of on a page of another feature's. */
    @Transactional
    public Told tell(long violation, String form) {
        Evidence latest = read(violation, null, form);
        return new Told(latest.content(), latest.digest());
    }

    /** The picture of its piece of track. */
    TrackPicture picture(Evidence found) {
        double width = EvidenceSheet.PICTURE_WIDTH_MM;
        double height = TrackPicture.heightMm(
                found.content(), width, EvidenceSheet.LEAST_PICTURE_HEIGHT_MM, EvidenceSheet.PICTURE_HEIGHT_MM);
        return TrackPicture.of(found.content(), ground.of(found.content(), width, height), width, height);
    }

    /** The printed sheet, as PDF. */
    byte[] sheet(Evidence found) {
        List<Map.Entry<String, String>> thresholds = found.content().settings().isEmpty()
                ? List.of()
                : SettingsDraft.shown(found.content().settings().getFirst().values());
        return new EvidenceSheet(found.content(), found.digest(), picture(found), thresholds).pdf(font());
    }

    /**
     * The font of printed sheets.
     *
     * @throws Problem where the server has none
     */
    public ChineseFont font() {
        return ChineseFont.find(font.strip())
                .orElseThrow(() -> Problem.unavailable(
                        "no-chinese-font",
                        "服务器没有可嵌入的中文字体，请安装 fonts-wqy-microhei 或设置 LIANDAN_PDF_FONT。"
                                + " The server has no Chinese TrueType font to embed.",
                        LATER_S));
    }
}
