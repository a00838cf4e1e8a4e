package org.liandan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.liandan.geo.LonLat;
import org.liandan.manifest.paper.CertificateSheet;
import org.liandan.paper.ChineseFont;

/** The certificate is one page, whatever has been written into the manifest. */
class CertificateSheetTest {

    private static final CertificateSheet.Check CHECK = new CertificateSheet.Check(
            "https://liandan.example/verify/LD1." + "A".repeat(236),
            "150203202611210000018-0123456789abcdef",
            "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
            "0123456789abcdef",
            Loads.minutesLater(90));

    private static List<LonLat> way() {
        List<LonLat> way = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            way.add(new LonLat(109.83 + i * 0.0004, 40.64 + 0.012 * Math.sin(i / 40.0)));
        }
        return way;
    }

    private static String page(Manifest manifest, List<LonLat> way, String picture) throws IOException {
        var font = ChineseFont.find("");
        assertThat(font).as("a Chinese font; ./liandan test installs one").isPresent();
        byte[] pdf = new CertificateSheet((Manifest.Received) manifest, 3, CHECK, way).pdf(font.orElseThrow());
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isOne();
            Path file = Path.of("target/screenshots/" + picture + ".png");
            Files.createDirectories(file.getParent());
            ImageIO.write(new PDFRenderer(document).renderImageWithDPI(0, 130), "png", file.toFile());
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void anAcceptedLoadWithTheWayItWent() throws IOException {
        assertThat(page(Loads.closed(), way(), "certificate-accepted"))
                .contains("12.5 → 12.4 m³")
                .contains("全部接受")
                .contains("2026-11-21 08:30")
                .contains("200 个定位点")
                .contains("150203202611210000018-0123456789abcdef");
    }

    @Test
    void theLongestTextsStillFitOnePage() throws IOException {
        Loads.Yard yard = new Loads.Yard();
        Entries producer = Loads.with(
                Loads.with(
                        Loads.with(Loads.producerEntries(), "siteName", "很".repeat(100)),
                        "siteAddress",
                        "长".repeat(200)),
                "responsibleParty",
                "单".repeat(100));
        Manifest draft = Loads.next(Transitions.apply(
                Loads.draft(), new Step.Edit(Loads.consignment(), producer), Loads.PRODUCER_CLERK, yard, Loads.NOW));
        Manifest issued = Loads.next(Transitions.apply(draft, new Step.Issue(), Loads.PRODUCER_CLERK, yard, Loads.NOW));
        Manifest carried = Loads.next(Transitions.apply(
                issued,
                new Step.Carry(Loads.with(Loads.carrierEntries(), "responsibleParty", "位".repeat(100))),
                Loads.CARRIER_CLERK,
                yard,
                Loads.minutesLater(5)));
        Entries receiver = Loads.with(
                Loads.with(
                        Loads.with(Loads.receiverEntries(), "remarks", "备注".repeat(100)),
                        "siteAddress",
                        "址".repeat(200)),
                "responsibleParty",
                "方".repeat(100));
        Manifest closed = Loads.next(Transitions.apply(
                carried, new Step.Receive(receiver), Loads.GATE_KEEPER, yard, Loads.minutesLater(60)));

        assertThat(page(closed, way(), "certificate-longest")).contains("…").contains("SM3");
    }

    @Test
    void aRejectedLoadWithoutAStoredWay() throws IOException {
        assertThat(page(Loads.rejected(), List.of(), "certificate-rejected"))
                .contains("拒收")
                .contains("没有留存的定位数据");
    }
}
