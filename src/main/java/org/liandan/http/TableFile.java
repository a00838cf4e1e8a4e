package org.liandan.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A table on its way to a person's spreadsheet, row by row. What people typed stays text: in CSV, where a spreadsheet would
 * take a leading {@code = + - @}, their full-width forms or white space before them for a formula, the cell gets an apostrophe in
 * front (OWASP, CSV injection); in XLSX every text cell is typed as text.
 */
public sealed interface TableFile {

    /** Cells are texts, numbers or null for an empty one. */
    void row(List<? extends @Nullable Object> cells) throws IOException;

    /** Writes what is left; the stream stays open. */
    void finish() throws IOException;

    /** The formats that a table can be had in. */
    enum Format {
        CSV("text/csv; charset=UTF-8", "csv"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

        private final String mediaType;
        private final String extension;

        Format(String mediaType, String extension) {
            this.mediaType = mediaType;
            this.extension = extension;
        }

        public String mediaType() {
            return mediaType;
        }

        public String extension() {
            return extension;
        }

        /** Begins a table of that format. */
        public TableFile open(OutputStream out, String sheet) throws IOException {
            return switch (this) {
                case CSV -> new Csv(out);
                case XLSX -> new Xlsx(out, sheet);
            };
        }
    }

    /** RFC 4180, UTF-8 with a byte order mark, which is how spreadsheets recognise UTF-8. */
    final class Csv implements TableFile {

        private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

        private final Writer out;

        Csv(OutputStream out) throws IOException {
            this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            this.out.write('\ufeff');
        }

        @Override
        public void row(List<? extends @Nullable Object> cells) throws IOException {
            String separator = "";
            for (Object cell : cells) {
                out.write(separator);
                out.write(written(cell));
                separator = ",";
            }
            out.write("\r\n");
        }

        @Override
        public void finish() throws IOException {
            out.flush();
        }

        static String written(@Nullable Object cell) {
            if (cell == null) {
                return "";
            }
            if (cell instanceof Number) {
                return cell instanceof BigDecimal decimal ? decimal.toPlainString() : cell.toString();
            }
            String text = cell.toString();
            String harmless = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
            return harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                    ? '"' + harmless.replace("\"", "\"\"") + '"'
                    : harmless;
        }
    }

    /** One sheet; rows are written through as they come. */
    final class Xlsx implements TableFile {

        private static final int ROWS_HELD = 200;

        private final Workbook workbook;
        private final Worksheet sheet;
        private int row;

        Xlsx(OutputStream out, String sheet) {
            this.workbook = new Workbook(out, "Liandan", "1.0");
            this.sheet = workbook.newWorksheet(sheet);
        }

        @Override
        public void row(List<? extends @Nullable Object> cells) throws IOException {
            int column = 0;
            for (Object cell : cells) {
                if (cell instanceof Number number) {
                    sheet.value(row, column, number);
                } else if (cell != null) {
                    // in its cell, not in a table of all texts that would grow with the file
                    sheet.inlineString(row, column, cell.toString());
                }
                column++;
            }
            row++;
            if (row % ROWS_HELD == 0) {
                sheet.flush();
            }
        }

        @Override
        public void finish() throws IOException {
            workbook.finish();
        }
    }
}
