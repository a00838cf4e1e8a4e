package org.liandan.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Text in one font: how wide it is, where its lines break, and writing it. A character that the font lacks becomes 〓. */
final class Lettering {

    private static final String MISSING = "〓";
    private static final double POINTS_PER_MM = 72 / 25.4;

    private final PDFont font;
    /** Width of each character in thousandths of its size; -1 where the font lacks it. */
    private final Map<Integer, Float> widths = new HashMap<>();

    Lettering(PDFont font) {
        this.font = font;
    }

    double widthMm(String text, double sizeMm) {
        double thousandths = text.codePoints()
                .mapToDouble(character -> Math.abs(width(character)))
                .sum();
        return thousandths / 1000 * sizeMm;
    }

    private float width(int character) {
        return widths.computeIfAbsent(character, one -> {
            try {
                return font.getStringWidth(Character.toString(one));
            } catch (IOException | IllegalArgumentException e) {
                return -1000f;
            }
        });
    }

    private String writable(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (width(character) < 0) {
                kept.append(MISSING);
            } else {
                kept.appendCodePoint(character);
            }
        });
        return kept.toString();
    }

    /** The text in lines no wider than that; words of letters stay whole where they can. */
    List<String> wrapped(String text, double sizeMm, double widthMm) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            wrap(paragraph, sizeMm, widthMm, lines);
        }
        return lines;
    }

    private void wrap(String text, double sizeMm, double widthMm, List<String> lines) {
        StringBuilder line = new StringBuilder();
        double used = 0;
        for (int character : text.codePoints().toArray()) {
            double wide = Math.abs(width(character)) / 1000 * sizeMm;
            if (used + wide > widthMm && !line.isEmpty()) {
                int blank = character < 0x80 && character != ' ' ? line.lastIndexOf(" ") : -1;
                boolean whole = blank > line.length() / 2;
                String rest = whole ? line.substring(blank + 1) : "";
                lines.add(whole ? line.substring(0, blank) : line.toString());
                line.setLength(0);
                line.append(rest);
                used = widthMm(rest, sizeMm);
            }
            if (!line.isEmpty() || character != ' ') {
                line.appendCodePoint(character);
                used += wide;
            }
        }
        lines.add(line.toString());
    }

    /** Writes a line whose baseline begins there, in points. */
    void write(PDPageContentStream page, String text, float x, float y, double sizeMm, String ink) throws IOException {
        page.beginText();
        page.setNonStrokingColor(Sheet.rgb(ink));
        page.setFont(font, (float) (sizeMm * POINTS_PER_MM));
        page.newLineAtOffset(x, y);
        page.showText(writable(text));
        page.endText();
    }
}
