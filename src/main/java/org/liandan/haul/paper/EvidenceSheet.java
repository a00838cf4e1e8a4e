package org.liandan.haul.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.PlateColor;
import org.liandan.haul.Verdict;
import org.liandan.haul.evidence.EvidencePackage;
import org.liandan.haul.evidence.EvidencePackage.FindingThen;
import org.liandan.haul.evidence.EvidencePackage.Quantity;
import org.liandan.haul.evidence.EvidencePackage.ReportThen;
import org.liandan.haul.evidence.EvidencePackage.SettingsThen;
import org.liandan.haul.evidence.Gap;
import org.liandan.haul.evidence.Meaning;
import org.liandan.haul.evidence.ReadableThreshold;
import org.liandan.haul.evidence.TrackPicture;
import org.liandan.haul.evidence.Wording;
import org.liandan.paper.ChineseFont;
import org.liandan.paper.Sheet;
import org.liandan.paper.Sheet.Fact;
import org.liandan.place.ForbiddenZone;
import org.liandan.place.Place;
import org.liandan.place.Route;

/** The evidence of a violation as a sheet to be put in a file: what was done, why that is known, and how to check it. */
public final class EvidenceSheet {

    /** Of the picture. */
    public static final double PICTURE_WIDTH_MM = Sheet.WIDTH_MM;

    /** Of a picture that is as high as can be. */
    public static final double PICTURE_HEIGHT_MM = 104;

    /** Of one that wants little. */
    public static final double LEAST_PICTURE_HEIGHT_MM = 58;

    private static final ZoneId DISTRICT = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(DISTRICT);
    private static final DateTimeFormatter MILLISECOND =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(DISTRICT);
    private static final double[] REPORT_SHARES = {0.04, 0.19, 0.12, 0.115, 0.095, 0.095, 0.065, 0.07, 0.085, 0.125};

    private final EvidencePackage evidence;
    private final String digest;
    private final TrackPicture picture;
    private final List<Map.Entry<String, String>> settings;

    /**
     * What goes on the sheet.
     *
     * @param evidence the package
     * @param digest SHA-256 of its canonical JSON
     * @param picture the piece of track
     * @param settings the thresholds in force, name and value
     */
    public EvidenceSheet(
            EvidencePackage evidence, String digest, TrackPicture picture, List<Map.Entry<String, String>> settings) {
        this.evidence = evidence;
        this.digest = digest;
        this.picture = picture;
        this.settings = List.copyOf(settings);
    }

    /** The sheet as PDF. */
    public byte[] pdf(ChineseFont font) {
        try (Sheet sheet = new Sheet(font, "违规证据单 " + evidence.violation())) {
            sheet.title("违规证据单", "编号 No. %d · 第 %d 版".formatted(evidence.violation(), evidence.revision()));
            whatWasDone(sheet);
            rule(sheet);
            picture(sheet);
            reports(sheet);
            identities(sheet);
            places(sheet);
            thresholds(sheet);
            rawReports(sheet);
            gaps(sheet);
            authenticity(sheet);
            return sheet.finished(
                    "违规证据单 %d-%d　SHA-256 %s".formatted(evidence.violation(), evidence.revision(), digest));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the sheet of violation " + evidence.violation(), e);
        }
    }

    private void whatWasDone(Sheet sheet) throws IOException {
        FindingThen finding = evidence.finding();
        sheet.statement(
                "%s　%s%s".formatted(evidence.vehicle().plate(), finding.type().chinese(), measured(finding)));
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "行为 Violation", finding.type().chinese() + " " + finding.type().english()));
        facts.add(new Fact("车辆 Vehicle", evidence.vehicle().plate() + color()));
        facts.add(new Fact("承运单位 Carrier", evidence.vehicle().carrierName()));
        facts.add(new Fact("开始 From", SECOND.format(finding.startedAt())));
        facts.add(new Fact("结束 To", finding.endedAt() == null ? "未结束 goes on" : SECOND.format(finding.endedAt())));
        facts.add(new Fact(
                "地点（WGS-84 / CGCS2000）Place",
                "东经 %.6f°，北纬 %.6f°"
                        .formatted(finding.at().lonDeg(), finding.at().latDeg())));
        facts.add(new Fact("限值 Limit", quantity(finding.limit())));
        facts.add(new Fact("测得值 Measured", quantity(finding.measured())));
        facts.add(new Fact("结论 Verdict", Meaning.of(finding.verdict()).name() + " " + finding.verdict()));
        sheet.facts(3, facts);
        sheet.paragraph("认定方式：%s。%s"
                .formatted(
                        finding.established().chinese(),
                        Meaning.of(finding.verdict()).chinese()));
        sheet.note(Meaning.of(finding.verdict()).english() + " Established: "
                + finding.established().english() + ".");
    }

    private static String measured(FindingThen finding) {
        Quantity measured = finding.measured();
        Quantity limit = finding.limit();
        return measured == null || limit == null
                ? ""
                : "　%s%s（限值 %s）"
                        .formatted(
                                finding.verdict() == Verdict.PROVEN ? "不低于 " : "", quantity(measured), quantity(limit));
    }

    private static String quantity(@Nullable Quantity quantity) {
        return quantity == null ? "—" : quantity.text();
    }

    private String color() {
        Integer code = evidence.vehicle().plateColor();
        return code == null
                ? ""
                : PlateColor.ofCode(code)
                        .map(color -> "（" + color.chinese() + "）")
                        .orElse("");
    }

    private void rule(Sheet sheet) throws IOException {
        sheet.heading("适用规则", "Rule");
        sheet.paragraph("规则 %s 第 %d 版；依据 %s %s：「%s」"
                .formatted(
                        evidence.rule().code(),
                        evidence.rule().version(),
                        evidence.rule().notice(),
                        evidence.rule().section(),
                        evidence.rule().clause()));
        sheet.note("Rule %s version %d: %s"
                .formatted(
                        evidence.rule().code(),
                        evidence.rule().version(),
                        evidence.rule().clauseEnglish()));
        List<Fact> computed = new ArrayList<>();
        evidence.finding()
                .computed()
                .forEach((name, value) -> computed.add(new Fact(Wording.computed(name), text(value))));
        sheet.facts(3, computed);
        beside(sheet);
    }

    private void beside(Sheet sheet) throws IOException {
        EvidencePackage.BesideTurn beside = evidence.beside();
        if (beside == null) {
            return;
        }
        sheet.facts(
                2,
                List.of(
                        new Fact(
                                "右转向灯 Right indicator",
                                beside.rightIndicator().chinese() + " "
                                        + beside.rightIndicator().english()),
                        new Fact("盲区报警（前后 10 秒）Blind-spot alarms", alarms(beside.blindSpotAlarms()))));
        sheet.note("以上为终端所报，仅作佐证，不作认定依据。 Said by the terminal; it corroborates and decides nothing.");
    }

    private static String alarms(List<Instant> alarms) {
        return alarms.isEmpty() ? "无 none" : alarms.stream().map(SECOND::format).collect(Collectors.joining("、"));
    }

    /** Six digits behind the point are a decimetre, and more than any threshold means. */
    private static String shortened(String number) {
        return number.matches("-?\\d+\\.\\d{7,}")
                ? new BigDecimal(number).setScale(6, RoundingMode.HALF_EVEN).toPlainString()
                : number;
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            if (map.get("chinese") instanceof String chinese) {
                return chinese;
            }
            List<String> parts = new ArrayList<>();
            map.forEach((name, inner) -> parts.add(Wording.computed(String.valueOf(name)) + " " + text(inner)));
            return String.join("，", parts);
        }
        if (value instanceof Collection<?> all) {
            return all.stream().map(EvidenceSheet::text).collect(Collectors.joining("、"));
        }
        if (value instanceof Boolean yes) {
            return yes ? "是 yes" : "否 no";
        }
        if (value instanceof Double number) {
            return shortened(number.toString());
        }
        String text = Wording.value(String.valueOf(value));
        return text.matches("\\d{4}-\\d{2}-\\d{2}T.*Z") ? SECOND.format(Instant.parse(text)) : text;
    }

    private void picture(Sheet sheet) throws IOException {
        sheet.heading("轨迹图", "Track");
        sheet.picture(picture);
        sheet.note("圆点为定位点，数字为卫星定位速度（km/h），红色超过限值，短线为行驶方向；灰色为道路与其他定位点，蓝色虚线为线路，绿色虚线为场所。"
                + "坐标 WGS-84；部分道路 © OpenStreetMap 贡献者（ODbL）。");
    }

    private void reports(Sheet sheet) throws IOException {
        sheet.heading("所依据的定位点", "Reports that the finding rests on");
        List<List<String>> rows = new ArrayList<>();
        int number = 0;
        for (ReportThen report : evidence.reports()) {
            rows.add(List.of(
                    String.valueOf(++number),
                    SECOND.format(report.at()),
                    "%.6f".formatted(report.lonE6() / 1e6),
                    "%.6f".formatted(report.latE6() / 1e6),
                    "%.1f".formatted(report.speedDeciKph() / 10.0),
                    report.recorderSpeedDeciKph() == null
                            ? "—"
                            : "%.1f".formatted(report.recorderSpeedDeciKph() / 10.0),
                    report.headingDeg() + "°",
                    report.satellites() == null ? "—" : String.valueOf(report.satellites()),
                    report.quality() == null ? "未留存" : Wording.marks(report.quality()),
                    MILLISECOND.format(report.receivedAt())));
        }
        sheet.table(
                REPORT_SHARES,
                List.of("序", "终端时间", "经度", "纬度", "卫星速度\nkm/h", "记录仪\nkm/h", "方向", "卫星数", "质量标记", "平台收到"),
                rows);
    }

    private void identities(Sheet sheet) throws IOException {
        sheet.heading("当时的车辆与终端", "Vehicle and terminal at that time");
        EvidencePackage.TerminalThen terminal = evidence.terminal();
        sheet.facts(
                3,
                List.of(
                        new Fact("车牌 Plate", evidence.vehicle().plate() + color()),
                        new Fact("承运单位 Carrier", evidence.vehicle().carrierName()),
                        new Fact(
                                "统一社会信用代码 Credit code", known(evidence.vehicle().carrierCode())),
                        new Fact("车辆识别代号 VIN", "未登记"),
                        new Fact("终端号码 Terminal", terminal.phone()),
                        new Fact("协议 Protocol", known(terminal.protocol())),
                        new Fact("终端厂商 Maker", known(terminal.maker())),
                        new Fact("终端编号 Box", known(terminal.boxId())),
                        new Fact("软件版本 Firmware", known(terminal.software()))));
    }

    private static String known(@Nullable String value) {
        return value == null || value.isBlank() ? "未知 unknown" : value;
    }

    private void places(Sheet sheet) throws IOException {
        Route route = evidence.route();
        ForbiddenZone zone = evidence.zone();
        if (route == null && zone == null && evidence.places().isEmpty()) {
            return;
        }
        sheet.heading("当时的线路与场所", "Route and places at that time");
        List<Fact> facts = new ArrayList<>();
        if (route != null) {
            facts.add(new Fact(
                    "线路 Route",
                    "%s %s，走廊 ±%d m，限速 %.1f km/h，右转弯 %.1f km/h"
                            .formatted(
                                    route.code(),
                                    route.name(),
                                    route.corridorWidthM(),
                                    route.speedLimitDeciKph() / 10.0,
                                    route.rightTurnLimitDeciKph() / 10.0)));
        }
        if (zone != null) {
            facts.add(new Fact("禁行区域（路段）Forbidden zone", zone.code() + " " + zone.name()));
        }
        for (Place place : evidence.places()) {
            facts.add(new Fact("场所 Place", place.code() + " " + place.name()));
        }
        sheet.facts(1, facts);
    }

    private void thresholds(Sheet sheet) throws IOException {
        sheet.heading("当时生效的规则设置", "Thresholds in force");
        if (evidence.settings().isEmpty()) {
            sheet.paragraph("未留存 not kept");
            return;
        }
        for (SettingsThen then : evidence.settings()) {
            sheet.note("设置编号 %d，自 %s 起生效".formatted(then.id(), from(then.validFrom())));
        }
        List<Fact> facts = new ArrayList<>();
        settings.stream()
                .filter(entry -> Wording.concerns(evidence.rule().code(), entry.getKey()))
                .forEach(entry -> facts.add(new Fact(
                        Wording.threshold(entry.getKey()),
                        shortened(ReadableThreshold.read(entry.getKey(), entry.getValue())))));
        sheet.facts(4, facts);
        sheet.note("以上为与本规则有关的阈值，全部 %d 项见证据数据。 Those of this rule; all %d are in the data."
                .formatted(settings.size(), settings.size()));
    }

    private static String from(Instant validFrom) {
        return validFrom.equals(Instant.EPOCH) ? "启用" : SECOND.format(validFrom);
    }

    private void rawReports(Sheet sheet) throws IOException {
        sheet.heading("原始报文", "Raw reports as they came (JT/T 808, hexadecimal)");
        List<List<String>> rows = new ArrayList<>();
        int number = 0;
        for (ReportThen report : evidence.reports()) {
            String bytes = report.frames().isEmpty() ? "原始报文已不在缓存 gone" : String.join("\n", report.frames());
            rows.add(List.of(String.valueOf(++number), SECOND.format(report.at()), bytes));
        }
        sheet.table(new double[] {0.05, 0.18, 0.77}, List.of("序", "终端时间", "报文"), rows);
    }

    private void gaps(Sheet sheet) throws IOException {
        if (evidence.gaps().isEmpty()) {
            return;
        }
        sheet.heading("未知事项", "What is not known");
        for (Gap gap : evidence.gaps()) {
            sheet.paragraph("· " + gap.chinese() + "。");
            sheet.note("  " + gap.english() + ".");
        }
    }

    private void authenticity(Sheet sheet) throws IOException {
        sheet.heading("真实性核验", "How to check");
        sheet.facts(
                2,
                List.of(
                        new Fact("证据固定时间 Frozen at", SECOND.format(evidence.recordedAt())),
                        new Fact("软件版本 Software", known(evidence.software()))));
        sheet.facts(1, List.of(new Fact("证据数据 SHA-256", digest)));
        sheet.paragraph("证据数据为 /api/v1/violations/%d/evidence?revision=%d 返回的 JSON 文件，其 SHA-256 应与上值相同；"
                        .formatted(evidence.violation(), evidence.revision())
                + "运行 ./liandan replay-rule %d 可用留存的定位按当时的规则与设置重算。".formatted(evidence.violation()));
        sheet.note("本证据由系统自动固定，不代替执法人员的认定。 Recorded by software; the decision is an officer's.");
    }
}
