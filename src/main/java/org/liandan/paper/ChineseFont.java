package org.liandan.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A TrueType font with Chinese characters, of which a sheet embeds what it uses. Fonts with PostScript outlines (the usual builds
 * of Noto and Source Han) cannot be embedded by PDFBox.
 *
 * @param file a {@code .ttf}, or a collection ({@code .ttc}) whose first font is taken
 */
public record ChineseFont(Path file) {

    private static final List<Path> USUAL = List.of(
            Path.of("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"),
            Path.of("/usr/share/fonts/wqy-microhei/wqy-microhei.ttc"),
            Path.of("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"),
            Path.of("/usr/share/fonts/truetype/arphic/uming.ttc"),
            Path.of("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf"));

    /**
     * The font that is wanted, or the first of the usual ones that this machine has.
     *
     * @param wanted path of a font, or empty
     */
    public static Optional<ChineseFont> find(String wanted) {
        List<Path> candidates = wanted.isBlank() ? USUAL : List.of(Path.of(wanted));
        return candidates.stream().filter(Files::isReadable).findFirst().map(ChineseFont::new);
    }

    /** The font for one document. */
    PDFont in(PDDocument document) throws IOException {
        if (file.toString().endsWith(".ttc")) {
            return PDType0Font.load(document, firstOf(new TrueTypeCollection(file.toFile())), true);
        }
        return PDType0Font.load(document, new TTFParser().parse(new RandomAccessReadBufferedFile(file.toFile())), true);
    }

    private static TrueTypeFont firstOf(TrueTypeCollection collection) throws IOException {
        TrueTypeFont[] first = new TrueTypeFont[1];
        collection.processAllFonts(font -> first[0] = first[0] == null ? font : first[0]);
        return first[0];
    }
}
