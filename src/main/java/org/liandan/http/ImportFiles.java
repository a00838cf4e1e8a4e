package org.liandan.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of an imported file into records: the components of the record are the columns, its constraints are the
 * rules of the cells, and a component that must not be null is a column that must be there. Cells are data, whatever they
 * begin with; nothing here ever evaluates a formula.
 */
@ApplicationScoped
public class ImportFiles {

    /** More rows are refused. */
    public static final int MOST_ROWS = 100_000;

    /** More bytes are refused. */
    public static final int MOST_BYTES = 32 << 20;

    private static final int LONGEST_CELL = 2_000;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private static final CsvMapper CSV = CsvMapper.builder(CsvFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_CELL)
                            .build())
                    .build())
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    /**
     * Takes one row.
     *
     * @param <R> the record
     */
    public interface RowReader<R> {

        /**
         * Called for each row in turn.
         *
         * @param row 1 for the first one
         * @param value the row as a record; null if it could not be read, what is wrong then stands in {@code violations}
         * @param geometry of a GeoJSON feature; null for a row of a table
         */
        void row(int row, @Nullable R value, @Nullable JsonNode geometry, Violations violations);
    }

    private final ObjectMapper json;
    private final Validator validator;

    ImportFiles(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * Reads a table: UTF-8, with or without a byte order mark, the first line naming the columns in any order.
     *
     * @throws Problem 400 if the file as a whole cannot be read, 413 if it is too large
     */
    public <R extends Record> void csv(InputStream body, Class<R> type, RowReader<R> reader) {
        try (MappingIterator<String[]> lines = CSV.readerFor(String[].class).readValues(text(body))) {
            if (!lines.hasNext()) {
                throw Problem.malformed("文件是空的 The file is empty.");
            }
            List<String> columns = columns(lines.next(), type);
            int row = 0;
            while (lines.hasNext()) {
                String[] cells = lines.next();
                row = next(row);
                Violations violations = new Violations();
                violations.require(
                        cells.length <= columns.size(),
                        "row",
                        "该行有 " + cells.length + " 列，表头只有 " + columns.size()
                                + " 列 has more cells than the header has columns");
                reader.row(row, read(object(columns, cells), type, violations), null, violations);
            }
        } catch (IOException | RuntimeException e) {
            throw unreadable(e, "CSV");
        }
    }

    /**
     * Reads a FeatureCollection (RFC 7946), feature by feature.
     *
     * @param crs told the collection's {@code crs} member, if it has one, before the first row or after the last
     * @throws Problem 400 if the file as a whole cannot be read, 413 if it is too large
     */
    public <R extends Record> void geoJson(
            InputStream body, Class<R> type, Consumer<JsonNode> crs, RowReader<R> reader) {
        try {
            int row = 0;
            for (JsonNode feature : FeatureReader.features(json, text(body), crs)) {
                row = next(row);
                Violations violations = new Violations();
                JsonNode properties = feature.path("properties");
                violations.require(
                        "Feature".equals(feature.path("type").asText()) && properties.isObject(),
                        "type",
                        "应为带 properties 的 Feature must be a Feature with properties");
                R value = violations.isEmpty() ? read(properties, type, violations) : null;
                reader.row(row, value, feature.get("geometry"), violations);
            }
        } catch (IOException | RuntimeException e) {
            throw unreadable(e, "GeoJSON");
        }
    }

    private static int next(int row) {
        if (row == MOST_ROWS) {
            throw new Problem(
                    413,
                    "too-many-rows",
                    "最多 " + MOST_ROWS + " 行 At most " + MOST_ROWS + " rows.",
                    List.of(),
                    Map.of());
        }
        return row + 1;
    }

    private <R extends Record> @Nullable R read(JsonNode values, Class<R> type, Violations violations) {
        try {
            R record = json.treeToValue(values, type);
            for (ConstraintViolation<R> broken : validator.validate(record)) {
                violations.add(broken.getPropertyPath().toString(), broken.getMessage());
            }
            return record;
        } catch (JsonProcessingException e) {
            Problem problem = Refusals.of(e);
            problem.violations().forEach(fault -> violations.add(fault.field(), fault.message()));
            violations.require(!problem.violations().isEmpty(), "row", problem.detail());
            return null;
        }
    }

    private static ObjectNode object(List<String> columns, String[] cells) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < Math.min(columns.size(), cells.length); i++) {
            // an empty cell says nothing
            if (!cells[i].isBlank()) {
                row.put(columns.get(i), cells[i]);
            }
        }
        return row;
    }

    private static List<String> columns(String[] header, Class<? extends Record> type) {
        Map<String, String> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List<String> missing = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            known.put(component.getName(), component.getName());
            if (component.getAccessor().isAnnotationPresent(NotBlank.class)
                    || component.getAccessor().isAnnotationPresent(NotNull.class)) {
                missing.add(component.getName());
            }
        }
        Violations violations = new Violations();
        List<String> columns = new ArrayList<>();
        for (String name : header) {
            String column = known.get(name.strip());
            if (column == null || columns.contains(column)) {
                violations.add(
                        name.strip().toLowerCase(Locale.ROOT),
                        "未知或重复的列；可用的列 unknown or repeated column; there are " + String.join(",", known.values()));
            } else {
                columns.add(column);
                missing.remove(column);
            }
        }
        missing.forEach(column -> violations.add(column, "缺少该列 the column is missing"));
        violations.throwIfAny();
        return columns;
    }

    private static String text(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw Refusals.tooLarge();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Problem(
                    400, "not-utf-8", "文件须为 UTF-8 编码（电子表格请另存为“CSV UTF-8”） The file is not UTF-8.", List.of(), Map.of());
        }
    }

    private static RuntimeException unreadable(Exception e, String format) {
        // MappingIterator wraps what the parser throws
        Throwable cause =
                e instanceof RuntimeException && e.getCause() instanceof JsonProcessingException ? e.getCause() : e;
        if (cause instanceof JsonProcessingException syntax) {
            var location = syntax.getLocation();
            String line =
                    location == null ? "" : "（第 " + location.getLineNr() + " 行 line " + location.getLineNr() + "）";
            return Problem.malformed("文件不是合法的 " + format + line + " The file is not valid " + format + ".");
        }
        return e instanceof RuntimeException failure ? failure : new UncheckedIOException((IOException) e);
    }
}
