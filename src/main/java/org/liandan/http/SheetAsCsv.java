package org.liandan.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** The first sheet of an XLSX file as the CSV that {@link ImportFiles} reads, so that both have the same rules and bounds. */
public final class SheetAsCsv {

    private static final int MOST_COLUMNS = 60;
    private static final int LONGEST_CELL = 2_000;
    /** What 50,000 rows of sixty columns come to is a third of it; a file that holds more was made to fill the memory. */
    private static final long MOST_UNPACKED_BYTES = 64L << 20;
    /** A workbook of one sheet has a dozen. */
    private static final int MOST_PARTS = 1_000;

    private SheetAsCsv() {}

    /** Whether those bytes begin as an XLSX file does: a ZIP archive. */
    public static boolean looksLikeXlsx(byte[] file) {
        return file.length > 4 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    }

    /**
     * Reads the first sheet; what formulas would compute is not taken.
     *
     * @param mostRows more rows than that are refused unread
     * @throws Problem 400 if it is no such file, 413 if it is too large, packed or unpacked
     */
    public static InputStream of(byte[] file, int mostRows) {
        refuseBomb(file);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            int count = 0;
            for (Iterator<Row> each = rows.iterator(); each.hasNext(); count++) {
                if (count >= mostRows) {
                    throw tooLarge(mostRows);
                }
                append(text, cells(each.next()));
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof Problem problem) {
                throw problem;
            }
            throw unreadable();
        }
        return new ByteArrayInputStream(text.toByteArray());
    }

    /** A ZIP archive of a few kilobytes can hold gigabytes: it is unpacked to nowhere first, and counted. */
    private static void refuseBomb(byte[] file) {
        byte[] buffer = new byte[1 << 16];
        long unpacked = 0;
        int parts = 0;
        try (ZipFile archive = ZipFile.builder().setByteArray(file).get()) {
            for (ZipArchiveEntry part : Collections.list(archive.getEntries())) {
                parts++;
                try (InputStream content = archive.getInputStream(part)) {
                    // what the archive says of its sizes need not be true
                    for (int read = 0; read >= 0 && unpacked <= MOST_UNPACKED_BYTES; read = content.read(buffer)) {
                        unpacked += read;
                    }
                }
                if (unpacked > MOST_UNPACKED_BYTES || parts > MOST_PARTS) {
                    throw new Problem(
                            413,
                            "file-too-large",
                            "文件解开后过大。 What is packed in the file is too large.",
                            List.of(),
                            Map.of());
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static List<String> cells(Row row) {
        if (row.getCellCount() > MOST_COLUMNS) {
            throw Problem.malformed("列数过多。 The sheet has too many columns.");
        }
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.getCellCount(); column++) {
            cells.add(text(row.getOptionalCell(column).orElse(null)));
        }
        return cells;
    }

    /** What a formula would compute is not taken: a list of loads has none. */
    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.FORMULA || cell.getType() == CellType.ERROR) {
            return "";
        }
        String text = cell.getType() == CellType.NUMBER ? cell.asNumber().toPlainString() : cell.getText();
        return text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text;
    }

    private static void append(ByteArrayOutputStream text, List<String> cells) throws IOException {
        String separator = "";
        StringBuilder line = new StringBuilder();
        for (String cell : cells) {
            line.append(separator)
                    .append('"')
                    .append(cell.replace("\"", "\"\""))
                    .append('"');
            separator = ",";
        }
        text.write(line.append("\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Problem unreadable() {
        return Problem.malformed("不是可以读取的 XLSX 文件。 The file is not a readable XLSX file.");
    }

    private static Problem tooLarge(int mostRows) {
        return new Problem(
                413, "too-many-rows", "最多 " + mostRows + " 行 At most " + mostRows + " rows.", List.of(), Map.of());
    }
}
