package org.liandan.manifest.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.cluster.store.NotOnDuty;
import org.liandan.http.store.PersonalSeal;
import org.liandan.http.store.Statements;
import org.liandan.manifest.FieldChange;

/**
 * Seals what manifests from before said in the clear, the latest first, some at a time so that nobody waits for a lock. What was signed
 * is what was said, so signatures hold as before. Where {@code LIANDAN_KEYS_KEY} has been replaced it seals all of them anew. Interrupted at any time it goes on where it was; once done it does nothing more.
 * Steps from before there were signatures stay as they are: the table admits no change of them.
 */
@ApplicationScoped
public class PersonalRows {

    private static final Logger LOG = Logger.getLogger(PersonalRows.class);

    private static final int BATCH = 50;
    /** In one round, so that the list of jobs shows that it goes on. */
    private static final int MOST_BATCHES = 400;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Map<String, String>>> STAGES = new TypeReference<>() {};
    private static final TypeReference<List<FieldChange>> CHANGES = new TypeReference<>() {};

    private static final List<String> COLUMNS =
            PersonalFields.COLUMNS.stream().sorted().toList();

    private static final String MANIFESTS = "select number, " + String.join(", ", COLUMNS)
            + " from manifest where (?::text is null or number < ?) order by number desc limit ? for no key update nowait";

    private static final String SEAL_MANIFEST = "update manifest set "
            + COLUMNS.stream().map(column -> column + " = ?").collect(Collectors.joining(", ")) + " where number = ?"
            + COLUMNS.stream()
                    .map(column -> " and " + column + " is not distinct from ?")
                    .collect(Collectors.joining());

    private final Statements statements;
    private final PersonalFields personal;
    private final PersonalSeal seal;
    private final ObjectMapper json;
    private volatile boolean done;

    PersonalRows(Statements statements, PersonalFields personal, PersonalSeal seal, ObjectMapper json) {
        this.statements = statements;
        this.personal = personal;
        this.seal = seal;
        this.json = json;
    }

    @Scheduled(
            every = "1m",
            delayed = "20s",
            identity = "personal-rows",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = NotOnDuty.class)
    void rounds() {
        try {
            for (int batch = 0; batch < MOST_BATCHES && !done; batch++) {
                done = QuarkusTransaction.requiringNew().call(this::batch);
            }
        } catch (IllegalStateException e) {
            // somebody has one of them in hand; it waits for nobody, so nobody can wait for it in a circle
            if (!(e.getCause() instanceof SQLException refused) || !LOCK_NOT_AVAILABLE.equals(refused.getSQLState())) {
                throw e;
            }
        }
    }

    /** Seals the next manifests with all that belongs to them; whether nothing is left. In the caller's transaction. */
    boolean batch() {
        Progress progress = begun(progress());
        if (progress.done()) {
            return true;
        }
        statements.first("select set_config('liandan.sealing', 'on', true)", row -> row.getString(1));
        List<Row> rows = statements.query(MANIFESTS, PersonalRows::row, progress.reached(), progress.reached(), BATCH);
        rows.forEach(this::seal);
        boolean last = rows.size() < BATCH;
        statements.update(
                "update personal_rows set reached = coalesce(?, reached), done = ?,"
                        + " former_key_id = case when ? then null else former_key_id end",
                rows.isEmpty() ? null : rows.getLast().number(),
                last,
                last);
        if (last) {
            LOG.info("names and telephone numbers of all older manifests are sealed");
        }
        return last;
    }

    private Progress progress() {
        return statements
                .first("select reached, done, key_id from personal_rows for update", PersonalRows::progress)
                .orElseThrow(() -> new IllegalStateException("personal_rows has one row"));
    }

    /** From the beginning where it was done, or begun, under another secret. */
    private Progress begun(Progress progress) {
        if (seal.keyId().equals(progress.keyId())) {
            return progress;
        }
        Progress mine = progress.keyId() == null ? progress : new Progress(null, false, seal.keyId());
        statements.update(
                "update personal_rows set reached = ?, done = ?, former_key_id = key_id, key_id = ?",
                mine.reached(),
                mine.done(),
                seal.keyId());
        return mine;
    }

    /** Why the database cannot be read under the present secret alone, in a sentence; empty when it can. */
    public Optional<String> complaint() {
        boolean unfinished = statements
                .first(
                        "select key_id <> ? or former_key_id is not null from personal_rows where key_id is not null",
                        row -> row.getBoolean(1),
                        seal.keyId())
                .orElse(false);
        return unfinished && !seal.hasFormer()
                ? Optional.of(
                        "LIANDAN_KEYS_KEY was replaced, and names and telephone numbers are not all sealed under the present"
                                + " one yet: set LIANDAN_KEYS_KEY_FORMER to the one before until the job PERSONAL_ROWS is done.")
                : Optional.empty();
    }

    private record Progress(
            @Nullable String reached,
            boolean done,
            @Nullable String keyId) {}

    /** A manifest's personal texts as they stand. */
    private record Row(String number, Map<String, @Nullable String> columns) {}

    private static Progress progress(ResultSet row) throws SQLException {
        return new Progress(row.getString(1), row.getBoolean(2), row.getString(3));
    }

    private static Row row(ResultSet row) throws SQLException {
        Map<String, @Nullable String> columns = new TreeMap<>();
        for (String column : COLUMNS) {
            columns.put(column, row.getString(column));
        }
        return new Row(row.getString("number"), columns);
    }

    private void seal(Row row) {
        sealManifest(row);
        for (Step step : statements.query(
                "select seq, entries, record from manifest_event where number = ? and hash is not null",
                PersonalRows::step,
                row.number())) {
            statements.first(
                    "select seal_step(?, ?, ?::jsonb, ?::jsonb)",
                    changed -> changed.getInt(1),
                    row.number(),
                    step.seq(),
                    steps(step.entries()),
                    steps(step.record()));
        }
        for (Part part : parts("select edition, content from manifest_edition where number = ?", row.number())) {
            statements.first(
                    "select seal_edition(?, ?, ?::jsonb)",
                    changed -> changed.getInt(1),
                    row.number(),
                    (int) part.id(),
                    written(personal.toEdition(personal.fromEdition(read(part.text(), STAGES)))));
        }
        for (Part part : parts("select id, changes from manifest_correction where number = ?", row.number())) {
            statements.update(
                    "update manifest_correction set changes = ?::jsonb where id = ?",
                    written(personal.toCorrection(personal.fromCorrection(read(part.text(), CHANGES)))),
                    part.id());
        }
    }

    /** A step that somebody has taken meanwhile has sealed them already: then the row is not as it was, and stays. */
    private void sealManifest(Row row) {
        List<@Nullable Object> values = new ArrayList<>();
        boolean differs = false;
        for (String column : COLUMNS) {
            String text = row.columns().get(column);
            String sealed = text == null ? null : seal.seal(seal.open(text));
            values.add(sealed);
            differs |= !Objects.equals(sealed, text);
        }
        if (differs) {
            values.add(row.number());
            COLUMNS.forEach(column -> values.add(row.columns().get(column)));
            statements.update(SEAL_MANIFEST, values.toArray());
        }
    }

    private record Step(int seq, String entries, String record) {}

    private static Step step(ResultSet row) throws SQLException {
        return new Step(row.getInt(1), row.getString(2), row.getString(3));
    }

    private record Part(long id, String text) {}

    private List<Part> parts(String sql, String number) {
        return statements.query(sql, row -> new Part(row.getLong(1), row.getString(2)), number);
    }

    private String steps(String stored) {
        return written(personal.toStep(personal.fromStep(read(stored, TEXTS))));
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write sealed texts", e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read texts to be sealed", e);
        }
    }
}
