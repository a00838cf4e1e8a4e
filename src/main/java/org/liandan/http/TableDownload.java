package org.liandan.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A table as a file that a browser saves. Rows are written as they come, so that no table is ever held as a whole. */
public final class TableDownload {

    private TableDownload() {}

    /** Writes a table's rows, its header first. */
    @FunctionalInterface
    public interface Rows {
        void writeTo(TableFile table) throws IOException;
    }

    /**
     * The format of that name.
     *
     * @param name {@code csv} or {@code xlsx}, in any case
     * @throws Problem 400 for any other
     */
    public static TableFile.Format format(String name) {
        return Arrays.stream(TableFile.Format.values())
                .filter(known -> known.extension().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        Problem.invalid(List.of(new FieldViolation("format", "应为 csv 或 xlsx Must be csv or xlsx."))));
    }

    /**
     * The answer.
     *
     * @param sheet the name of the sheet, where the format has sheets
     * @param file the file's name without its extension: letters, digits, hyphens
     * @param rows called while the answer is on its way, after the request's own transaction
     */
    public static Response of(TableFile.Format format, String sheet, String file, Rows rows) {
        StreamingOutput body = out -> {
            TableFile table = format.open(out, sheet);
            rows.writeTo(table);
            table.finish();
        };
        return Response.ok(body, format.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + file + "." + format.extension() + "\"")
                .build();
    }
}
