package org.liandan.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people typed stays text in a spreadsheet, whatever it begins with. */
class TableFileTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+86 138",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1+1",
                "＠SUM(A1)",
                "=HYPERLINK(\"http://x\",\"y\")",
                "=cmd|'/c calc'!A0"
            })
    void inCsvNoCellBeginsAFormula(String text) throws IOException {
        String line = csv(text);

        assertThat(line.replace("\"", "")).startsWith("'");
    }

    @Test
    void aWorkbookThatUnpacksWithoutEndIsRefusedBeforeItFillsTheMemory() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream archive = new ZipOutputStream(bomb)) {
            archive.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] nothing = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 65; megabyte++) {
                archive.write(nothing);
            }
        }
        assertThat(bomb.size()).isLessThan(1 << 20);

        assertThatThrownBy(() -> SheetAsCsv.of(bomb.toByteArray(), 100))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(413));
    }

    @Test
    void csvQuotesWhatWouldSplitACell() throws IOException {
        assertThat(csv("甲,乙")).isEqualTo("\"甲,乙\"");
        assertThat(csv("他说\"好\"")).isEqualTo("\"他说\"\"好\"\"\"");
        assertThat(csv("两\n行")).isEqualTo("\"两\n行\"");
        assertThat(csv("普通")).isEqualTo("普通");
    }

    @Test
    void numbersStayNumbers() throws IOException {
        assertThat(csv(new BigDecimal("-3.50"))).isEqualTo("-3.50");
        assertThat(csv(null)).isEmpty();
    }

    @Test
    void inXlsxATextThatLooksLikeAFormulaIsAText() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableFile table = TableFile.Format.XLSX.open(out, "联单");
        table.row(Arrays.asList("=1+1", new BigDecimal("12.5"), null));
        table.finish();

        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()));
                var rows = workbook.getFirstSheet().openStream()) {
            var row = rows.toList().getFirst();
            assertThat(row.getCell(0).getType()).isEqualTo(CellType.STRING);
            assertThat(row.getCell(0).asString()).isEqualTo("=1+1");
            assertThat(row.getCell(1).asNumber()).isEqualByComparingTo("12.5");
        }
    }

    @Test
    void aSheetReadsAsTheSameCsv() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableFile table = TableFile.Format.XLSX.open(out, "x");
        table.row(List.of("volumeM3", "handlerName"));
        table.row(List.of(new BigDecimal("12.5"), "张\"三\""));
        table.finish();

        assertThat(SheetAsCsv.looksLikeXlsx(out.toByteArray())).isTrue();
        assertThat(new String(SheetAsCsv.of(out.toByteArray(), 10).readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("\"volumeM3\",\"handlerName\"\n\"12.5\",\"张\"\"三\"\"\"\n");
        assertThatThrownBy(() -> SheetAsCsv.of(out.toByteArray(), 1)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> SheetAsCsv.of("PK\3\4rubbish".getBytes(StandardCharsets.US_ASCII), 10))
                .isInstanceOf(Problem.class);
    }

    private static String csv(@Nullable Object cell) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableFile table = TableFile.Format.CSV.open(out, "");
        table.row(Collections.singletonList(cell));
        table.finish();
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text).startsWith("\ufeff").endsWith("\r\n");
        return text.substring(1, text.length() - 2);
    }
}
