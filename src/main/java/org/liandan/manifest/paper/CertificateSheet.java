package org.liandan.manifest.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.liandan.geo.LonLat;
import org.liandan.manifest.CarrierPart;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.Header;
import org.liandan.manifest.Manifest;
import org.liandan.manifest.ProducerPart;
import org.liandan.manifest.ReceiverPart;
import org.liandan.manifest.Signature;
import org.liandan.manifest.Signed;
import org.liandan.manifest.Warning;
import org.liandan.paper.ChineseFont;
import org.liandan.paper.Sheet;
import org.liandan.paper.Sheet.Fact;

/** 建筑垃圾“身份证” (notice 二（二）2（2）) of a load that the receiver has decided on: one A4 page to print and to check. */
public final class CertificateSheet {

    private static final double CODE_MM = 43;
    private static final double HIGHEST_PICTURE_MM = 66;
    private static final double LEAST_PICTURE_MM = 30;
    /** The picture's own heading, its note, and the heading above the code. */
    private static final double AROUND_PICTURE_MM = 34;

    /** One page holds no more; the whole text is in the system and in the proof. */
    private static final int FACT = 110;

    private static final int PARTY = 60;
    private static final int NOTE = 280;

    private static final double[] SHARES = {0.09, 0.33, 0.2, 0.18, 0.2};

    private final Manifest.Received manifest;
    private final int version;
    private final Check check;
    private final List<LonLat> way;

    /**
     * How the sheet can be checked.
     *
     * @param address what the QR code holds
     * @param shortCode what can be typed where no camera is at hand
     * @param head hash of the chain's last step
     * @param root id of the platform's first key
     * @param asOf when this copy was made
     */
    public record Check(String address, String shortCode, String head, String root, Instant asOf) {}

    /**
     * What goes on the sheet.
     *
     * @param version of the manifest
     * @param way the places where the truck was, empty where none are stored
     */
    public CertificateSheet(Manifest.Received manifest, int version, Check check, List<LonLat> way) {
        this.manifest = manifest;
        this.version = version;
        this.check = check;
        this.way = List.copyOf(way);
    }

    /** The page as PDF. */
    public byte[] pdf(ChineseFont font) {
        Header header = manifest.header();
        try (Sheet sheet = new Sheet(font, "建筑垃圾“身份证” " + header.number())) {
            sheet.title("建筑垃圾“身份证”", "联单编号 No. " + header.number().printed());
            verdict(sheet);
            load(sheet);
            parties(sheet);
            picture(sheet);
            code(sheet);
            return sheet.finished("建筑垃圾电子转移联单 %s　第 %d 版　截至 as of %s"
                    .formatted(header.number().printed(), version, DistrictTime.shown(check.asOf())));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the certificate of " + header.number(), e);
        }
    }

    private void verdict(Sheet sheet) throws IOException {
        ReceiverPart received = manifest.confirmed().part();
        String line = "%s　%s　%s → %s m³　%s"
                .formatted(
                        carrier().plate(),
                        manifest.producer().wasteCategory().chinese(),
                        plain(manifest.producer().volumeM3()),
                        plain(received.volumeM3()),
                        received.decision().chinese());
        switch (received.decision()) {
            case ACCEPTED -> sheet.headline(line);
            case PARTIALLY_ACCEPTED, REJECTED -> sheet.statement(line);
        }
    }

    private CarrierPart carrier() {
        return manifest.load().loaded().signed().part();
    }

    private void load(Sheet sheet) throws IOException {
        ProducerPart produced = manifest.producer();
        ReceiverPart received = manifest.confirmed().part();
        CarrierPart carrier = carrier();
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("产出地 Origin", shortened(produced.siteName() + "，" + produced.siteAddress(), FACT)),
                new Fact("运输起点 → 终点 From → to", shortened(carrier.origin() + " → " + carrier.destination(), FACT)),
                new Fact(
                        "接收地 Place of receipt",
                        shortened(manifest.header().destination().name() + "，" + received.siteAddress(), FACT)),
                new Fact("交付时间 Handed over", DistrictTime.shown(produced.handedOverAt())),
                new Fact(
                        "到达登记 Arrived",
                        manifest.arrival().map(CertificateSheet::at).orElse("—")),
                new Fact("接收时间 Received", DistrictTime.shown(received.receivedAt())),
                new Fact(
                        "产出量 Volume produced",
                        plain(produced.volumeM3()) + " m³ "
                                + produced.wasteCategory().chinese()),
                new Fact(
                        "接收量 Volume received",
                        plain(received.volumeM3()) + " m³ "
                                + received.wasteCategory().chinese()),
                new Fact("处置方式 Disposal", received.disposalMethod().chinese()),
                new Fact(
                        "车辆 Vehicle",
                        carrier.plate() + "，" + carrier.transportMode().chinese()),
                new Fact("驾驶员 Driver", carrier.driverName()),
                new Fact("接受意见 Decision", decision(received))));
        sheet.facts(3, facts);
        if (!manifest.warnings().isEmpty()) {
            String all = String.join(
                    "；",
                    manifest.warnings().stream().map(CertificateSheet::warning).toList());
            sheet.note(shortened("提示 Warnings: " + all, NOTE));
        }
    }

    private static String decision(ReceiverPart received) {
        String reason = received.refusalReason() == null
                ? ""
                : "，" + received.refusalReason().chinese();
        String remarks = received.remarks() == null ? "" : "，" + received.remarks();
        return shortened(received.decision().chinese() + reason + remarks.replaceAll("\\s+", " "), FACT);
    }

    private static String warning(Warning warning) {
        return warning.sentence().chinese();
    }

    private void parties(Sheet sheet) throws IOException {
        sheet.heading("三方确认（电子签名）", "Confirmed and signed by");
        ProducerPart producer = manifest.producer();
        Signed<CarrierPart> carrier = manifest.load().loaded().signed();
        Signed<ReceiverPart> receiver = manifest.confirmed();
        sheet.table(
                SHARES,
                List.of("角色", "责任主体", "统一社会信用代码", "经办账号", "签名时间"),
                List.of(
                        row(
                                "产出方",
                                producer.responsibleParty(),
                                producer.creditCode().value(),
                                manifest.issue().orElseThrow()),
                        row(
                                "承运方",
                                carrier.part().responsibleParty(),
                                carrier.part().creditCode().value(),
                                carrier.by()),
                        row(
                                "接收方",
                                receiver.part().responsibleParty(),
                                receiver.part().creditCode().value(),
                                receiver.by())));
    }

    private static List<String> row(String role, String party, String creditCode, Signature by) {
        return List.of(role, shortened(party, PARTY), creditCode, by.username(), at(by));
    }

    private void picture(Sheet sheet) throws IOException {
        sheet.heading("行驶路线", "The way it went");
        double roomMm = sheet.leftMm() - CODE_MM - AROUND_PICTURE_MM;
        if (way.isEmpty() || roomMm < LEAST_PICTURE_MM) {
            sheet.note(
                    way.isEmpty()
                            ? "该时段没有留存的定位数据。 No positions of that time are stored."
                            : "版面不足，行驶路线见系统。 There is no room for the picture; see the system.");
            return;
        }
        sheet.picture(WayPicture.of(way, Sheet.WIDTH_MM, Math.min(HIGHEST_PICTURE_MM, roomMm)));
        sheet.note("起运确认至接收确认之间的卫星定位轨迹，%d 个定位点，坐标 WGS-84 / CGCS2000。 Positions between departure and receipt."
                .formatted(way.size()));
    }

    private void code(Sheet sheet) throws IOException {
        sheet.heading("核验", "Check");
        sheet.code(
                QrSquares.of(check.address()),
                CODE_MM,
                List.of(
                        "扫码核验：联网显示当前状态；断网可用“联单核验”页核验签名，只反映截至时间的内容。",
                        "Scan: online it shows the state now; offline the page /verify checks the signature, as of the"
                                + " time below.",
                        "核验短码 Short code: " + check.shortCode(),
                        "截至 As of: " + DistrictTime.shown(check.asOf()) + "　第 " + version + " 版 version",
                        "末步摘要 SM3: " + check.head(),
                        "平台根密钥 Root key: " + check.root()));
    }

    private static String at(Signature signature) {
        return DistrictTime.shown(signature.at());
    }

    private static String shortened(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }

    private static String plain(BigDecimal volume) {
        return volume.signum() == 0 ? "0" : volume.stripTrailingZeros().toPlainString();
    }
}
