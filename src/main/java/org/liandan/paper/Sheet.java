package org.liandan.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.liandan.haul.evidence.TrackPicture;

/** A document of A4 pages that is written from top to bottom: headings, facts, tables and a picture, in millimetres. */
public final class Sheet implements AutoCloseable {

    /** Of everything that is written. */
    public static final double LEFT_MM = 16;
    /** Of everything that is written. */
    public static final double WIDTH_MM = 178;

    private static final double TOP_MM = 16;
    private static final double BOTTOM_MM = 281;
    private static final double POINTS_PER_MM = 72 / 25.4;
    private static final double SMALL_MM = 2.5;
    private static final double TEXT_MM = 3.1;
    private static final double LINE = 1.45;

    private static final String INK = "#16202b";
    private static final String QUIET = "#5d6873";
    private static final String RULE = "#c9d0d7";
    private static final String HEAD = "#0a4f8f";

    private final PDDocument document = new PDDocument();
    private final Lettering lettering;
    private PDPageContentStream page;
    private double y = TOP_MM;

    /** An empty page. */
    public Sheet(ChineseFont font, String title) throws IOException {
        document.getDocumentInformation().setTitle(title);
        document.getDocumentCatalog().setLanguage("zh-CN");
        lettering = new Lettering(font.in(document));
        page = newPage();
    }

    /** A label and what stands beside it. */
    public record Fact(String label, String value) {}

    private PDPageContentStream newPage() throws IOException {
        PDPage added = new PDPage(PDRectangle.A4);
        document.addPage(added);
        y = TOP_MM;
        return new PDPageContentStream(document, added, AppendMode.APPEND, true, true);
    }

    private void room(double heightMm) throws IOException {
        if (y + heightMm > BOTTOM_MM) {
            page.close();
            page = newPage();
        }
    }

    /** The title, with something small at the right edge. */
    public void title(String text, String beside) throws IOException {
        write(text, LEFT_MM, y + 7, 7, INK);
        double width = lettering.widthMm(beside, TEXT_MM);
        write(beside, LEFT_MM + WIDTH_MM - width, y + 7, TEXT_MM, QUIET);
        y += 10;
        line(LEFT_MM, y, LEFT_MM + WIDTH_MM, y, 0.6, HEAD);
        y += 3;
    }

    /** A heading in both languages. */
    public void heading(String chinese, String english) throws IOException {
        room(16);
        y += 4;
        write(chinese, LEFT_MM, y + 3.6, 4, HEAD);
        write(english, LEFT_MM + lettering.widthMm(chinese, 4) + 2, y + 3.6, SMALL_MM, QUIET);
        y += 5.2;
        line(LEFT_MM, y, LEFT_MM + WIDTH_MM, y, 0.2, RULE);
        y += 1.6;
    }

    /** Text in lines. */
    public void paragraph(String text) throws IOException {
        for (String row : lettering.wrapped(text, TEXT_MM, WIDTH_MM)) {
            room(TEXT_MM * LINE);
            y += TEXT_MM * LINE;
            write(row, LEFT_MM, y - 1, TEXT_MM, INK);
        }
        y += 0.8;
    }

    /** One large line, for what was done wrong. */
    public void statement(String text) throws IOException {
        large(text, "#c0271d");
    }

    /** One large line, for what the sheet is about. */
    public void headline(String text) throws IOException {
        large(text, HEAD);
    }

    private void large(String text, String ink) throws IOException {
        for (String row : lettering.wrapped(text, 4.6, WIDTH_MM)) {
            room(7);
            y += 6.4;
            write(row, LEFT_MM, y - 1, 4.6, ink);
        }
        y += 2;
    }

    /** Facts in so many columns. */
    public void facts(int columns, List<Fact> facts) throws IOException {
        double columnMm = WIDTH_MM / columns;
        for (int i = 0; i < facts.size(); i += columns) {
            List<List<String>> values = new ArrayList<>();
            int rows = 1;
            for (Fact fact : facts.subList(i, Math.min(i + columns, facts.size()))) {
                List<String> value = lettering.wrapped(fact.value(), TEXT_MM, columnMm - 3);
                values.add(value);
                rows = Math.max(rows, value.size());
            }
            double heightMm = SMALL_MM * LINE + rows * TEXT_MM * LINE + 1.6;
            room(heightMm);
            for (int column = 0; column < values.size(); column++) {
                double x = LEFT_MM + column * columnMm;
                write(facts.get(i + column).label(), x, y + SMALL_MM, SMALL_MM, QUIET);
                double at = y + SMALL_MM * LINE;
                for (String row : values.get(column)) {
                    at += TEXT_MM * LINE;
                    write(row, x, at - 1, TEXT_MM, INK);
                }
            }
            y += heightMm;
        }
    }

    /** A table whose head comes again on every page; shares of the width add up to one. */
    public void table(double[] shares, List<String> head, List<List<String>> rows) throws IOException {
        tableRow(shares, head, QUIET, true);
        for (List<String> row : rows) {
            if (y + rowHeight(shares, row) > BOTTOM_MM) {
                room(BOTTOM_MM);
                tableRow(shares, head, QUIET, true);
            }
            tableRow(shares, row, INK, false);
        }
        y += 1;
    }

    private double rowHeight(double[] shares, List<String> cells) throws IOException {
        int lines = 1;
        for (int i = 0; i < cells.size(); i++) {
            lines = Math.max(
                    lines,
                    lettering
                            .wrapped(cells.get(i), SMALL_MM, shares[i] * WIDTH_MM - 2)
                            .size());
        }
        return lines * SMALL_MM * LINE + 1.4;
    }

    private void tableRow(double[] shares, List<String> cells, String ink, boolean head) throws IOException {
        double heightMm = rowHeight(shares, cells);
        room(heightMm + (head ? 6 : 0));
        double x = LEFT_MM;
        for (int i = 0; i < cells.size(); i++) {
            double at = y + 0.6;
            for (String row : lettering.wrapped(cells.get(i), SMALL_MM, shares[i] * WIDTH_MM - 2)) {
                at += SMALL_MM * LINE;
                write(row, x, at - 0.9, SMALL_MM, ink);
            }
            x += shares[i] * WIDTH_MM;
        }
        y += heightMm;
        line(LEFT_MM, y, LEFT_MM + WIDTH_MM, y, head ? 0.3 : 0.12, RULE);
    }

    /** A picture from the left edge on. */
    public void picture(TrackPicture picture) throws IOException {
        room(picture.heightMm() + 2);
        page.saveGraphicsState();
        page.addRect(pt(LEFT_MM), up(y + picture.heightMm()), pt(picture.widthMm()), pt(picture.heightMm()));
        page.clip();
        PictureInk ink = new PictureInk(page, lettering, LEFT_MM, y);
        for (TrackPicture.Shape shape : picture.ground()) {
            ink.draw(shape);
        }
        for (TrackPicture.Shape shape : picture.frame()) {
            ink.draw(shape);
        }
        page.restoreGraphicsState();
        page.setStrokingColor(rgb(RULE));
        page.setLineWidth(pt(0.2));
        page.addRect(pt(LEFT_MM), up(y + picture.heightMm()), pt(picture.widthMm()), pt(picture.heightMm()));
        page.stroke();
        y += picture.heightMm() + 1.5;
    }

    /**
     * A code of dark and light squares with lines of text beside it.
     *
     * @param dark by row and column
     */
    public void code(boolean[][] dark, double sizeMm, List<String> beside) throws IOException {
        room(sizeMm + 2);
        double squareMm = sizeMm / dark.length;
        page.setNonStrokingColor(rgb("#000000"));
        for (int row = 0; row < dark.length; row++) {
            for (int column = 0; column < dark[row].length; column++) {
                if (dark[row][column]) {
                    // a hair wider, so that printers leave no seams
                    page.addRect(
                            pt(LEFT_MM + column * squareMm),
                            up(y + (row + 1) * squareMm),
                            pt(squareMm * 1.02),
                            pt(squareMm * 1.02));
                }
            }
        }
        page.fill();
        double at = y;
        for (String line : beside) {
            for (String row : lettering.wrapped(line, TEXT_MM, WIDTH_MM - sizeMm - 6)) {
                at += TEXT_MM * LINE;
                write(row, LEFT_MM + sizeMm + 6, at - 1, TEXT_MM, INK);
            }
            at += 1;
        }
        y = Math.max(y + sizeMm, at) + 2;
    }

    /** How much of this page is left, in millimetres. */
    public double leftMm() {
        return BOTTOM_MM - y;
    }

    /** Small print. */
    public void note(String text) throws IOException {
        for (String row : lettering.wrapped(text, SMALL_MM, WIDTH_MM)) {
            room(SMALL_MM * LINE);
            y += SMALL_MM * LINE;
            write(row, LEFT_MM, y - 0.8, SMALL_MM, QUIET);
        }
        y += 1.4;
    }

    /** The whole document, with a line at the foot of every page. */
    public byte[] finished(String foot) throws IOException {
        page.close();
        int pages = document.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            try (PDPageContentStream stream =
                    new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND, true, true)) {
                page = stream;
                line(LEFT_MM, 284.5, LEFT_MM + WIDTH_MM, 284.5, 0.15, RULE);
                write(foot, LEFT_MM, 288.5, 2.3, QUIET);
                String number = "第 %d / %d 页".formatted(i + 1, pages);
                write(number, LEFT_MM + WIDTH_MM - lettering.widthMm(number, 2.3), 288.5, 2.3, QUIET);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    private void write(String text, double xMm, double baselineMm, double sizeMm, String ink) throws IOException {
        lettering.write(page, text, pt(xMm), up(baselineMm), sizeMm, ink);
    }

    private void line(double fromX, double fromY, double toX, double toY, double widthMm, String ink)
            throws IOException {
        page.setStrokingColor(rgb(ink));
        page.setLineWidth(pt(widthMm));
        page.moveTo(pt(fromX), up(fromY));
        page.lineTo(pt(toX), up(toY));
        page.stroke();
    }

    static float pt(double mm) {
        return (float) (mm * POINTS_PER_MM);
    }

    /** PDF counts from the lower edge. */
    static float up(double mm) {
        return PDRectangle.A4.getHeight() - pt(mm);
    }

    static org.apache.pdfbox.pdmodel.graphics.color.PDColor rgb(String hex) {
        int value = Integer.parseInt(hex.substring(1), 16);
        float[] parts = {((value >> 16) & 0xff) / 255f, ((value >> 8) & 0xff) / 255f, (value & 0xff) / 255f};
        return new org.apache.pdfbox.pdmodel.graphics.color.PDColor(
                parts, org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB.INSTANCE);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
