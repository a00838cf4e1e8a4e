package org.liandan.ledger.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.cluster.store.ServerRoll;
import org.liandan.http.TableFile;
import org.liandan.ledger.ExportBounds;
import org.liandan.ledger.ExportState;
import org.liandan.ledger.LedgerRefusal;
import org.liandan.ledger.LedgerRefusedException;
import org.liandan.ledger.RegisterFilter;
import org.liandan.ledger.RegisterKind;
import org.liandan.ledger.RegisterNarrowing;
import org.liandan.manifest.Decision;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.Reminder;
import org.liandan.manifest.WasteCategory;
import org.liandan.party.OrganizationId;

/** Export jobs in the database: what was asked for, how far it has come. The files are {@link ExportRunner}'s. */
@ApplicationScoped
public class ExportBook {

    private static final String COLUMNS = """
            id, username, register, subject_id, filter, format, state, attempts, lines_total, lines_done, bytes, digest,
            error, requested_at, ended_at, expires_at\
            """;

    private static final String INSERT = """
            insert into export_job (username, organization_id, register, subject_id, filter, format, lines_total, requested_at)
            values (?, ?, ?, ?, ?::jsonb, ?, ?, ?) returning
            """ + COLUMNS;

    private static final String TAKE = """
            update export_job set state = 'RUNNING', attempts = attempts + 1, lines_done = 0, begun_at = ?, server = ?
             where id = (select id from export_job where state = 'QUEUED' order by id limit 1 for update skip locked)
            returning
            """ + COLUMNS;

    /** Begun by this server before it was stopped, by one that is there no more, or before servers had numbers. */
    private static final String CUT_OFF =
            "state = 'RUNNING' and (server is null or not " + ServerRoll.IS_ALIVE.formatted("server") + ")";

    private final LedgerRows rows;
    private final RegisterRows registers;
    private final ObjectMapper json;
    private final AuditLog audit;
    private final ServerRoll roll;
    private final Clock clock;

    ExportBook(
            LedgerRows rows, RegisterRows registers, ObjectMapper json, AuditLog audit, ServerRoll roll, Clock clock) {
        this.roll = roll;
        this.rows = rows;
        this.registers = registers;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Enters a job.
     *
     * @param subject whose manifests; null for everybody's
     * @throws LedgerRefusedException if it is too large, or the person has too many unfinished ones
     */
    @Transactional
    public ExportJob enter(
            RegisterKind register,
            @Nullable OrganizationId subject,
            RegisterFilter filter,
            TableFile.Format format,
            String username,
            OrganizationId organization) {
        // of two requests of one person at once the second counts the first
        rows.query("select pg_advisory_xact_lock(7270220, hashtext(?))", _ -> username, username);
        int unfinished = rows.query(
                        "select count(*) from export_job where username = ? and state in ('QUEUED', 'RUNNING')",
                        row -> row.getInt(1),
                        username)
                .getFirst();
        if (unfinished >= ExportBounds.UNFINISHED_PER_PERSON) {
            throw new LedgerRefusedException(LedgerRefusal.EXPORT_TOO_MANY, ExportBounds.UNFINISHED_PER_PERSON);
        }
        int most = most(format);
        long lines = registers.count(register, subject, filter, most + 1);
        if (lines > most) {
            throw new LedgerRefusedException(LedgerRefusal.EXPORT_TOO_LARGE, most);
        }
        ExportJob job = rows.query(
                        INSERT,
                        this::job,
                        username,
                        organization.value(),
                        register.name(),
                        subject == null ? null : subject.value(),
                        text(filter),
                        format.name(),
                        lines,
                        clock.instant())
                .getFirst();
        audit.record(
                "EXPORT_REQUESTED",
                "export_job",
                String.valueOf(job.id()),
                Map.of("register", register.name(), "format", format.name(), "lines", lines));
        return job;
    }

    /** Lines that a job of that format may have. */
    static int most(TableFile.Format format) {
        return switch (format) {
            case CSV -> ExportBounds.CSV_LINES;
            case XLSX -> ExportBounds.XLSX_LINES;
        };
    }

    /** A person's jobs, the latest first. */
    public List<ExportJob> of(String username, int most) {
        return rows.query(
                "select " + COLUMNS + " from export_job where username = ? order by id desc limit ?",
                this::job,
                username,
                most);
    }

    /** Everybody's jobs, those under way first, then the latest: for whoever looks after the server. */
    public List<ExportJob> ofEverybody(int most) {
        return rows.query(
                "select " + COLUMNS + " from export_job order by state in ('QUEUED', 'RUNNING') desc, id desc limit ?",
                this::job,
                most);
    }

    /** Anybody's job. */
    public Optional<ExportJob> find(long id) {
        return rows.first("select " + COLUMNS + " from export_job where id = ?", this::job, id);
    }

    /** A person's job; empty when it is nobody's or somebody else's. */
    public Optional<ExportJob> find(long id, String username) {
        return rows.first(
                "select " + COLUMNS + " from export_job where id = ? and username = ?", this::job, id, username);
    }

    /**
     * Ends a job that is not done.
     *
     * @throws LedgerRefusedException if it has ended already
     */
    @Transactional
    public void cancel(ExportJob job) {
        int changed = rows.update(
                "update export_job set state = 'CANCELLED', ended_at = ? where id = ? and state in ('QUEUED', 'RUNNING')",
                clock.instant(),
                job.id());
        if (changed == 0) {
            throw new LedgerRefusedException(LedgerRefusal.EXPORT_OVER);
        }
        audit.record("EXPORT_CANCELLED", "export_job", String.valueOf(job.id()), Map.of());
    }

    /** Notes that a file was fetched. */
    @Transactional
    public void fetched(ExportJob job) {
        audit.record("EXPORT_FETCHED", "export_job", String.valueOf(job.id()), Map.of("lines", job.linesDone()));
    }

    /** The next job to do, which is RUNNING from now on; empty when none waits. */
    @Transactional
    Optional<ExportJob> take() {
        return rows.first(TAKE, this::job, clock.instant(), roll.number());
    }

    /** Notes how far a job has come; false when it is no longer to be done. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean isToGoOn(long id, long linesDone) {
        return rows.update("update export_job set lines_done = ? where id = ? and state = 'RUNNING'", linesDone, id)
                == 1;
    }

    /** Notes that a job is done; false when it was cancelled at the last moment. */
    @Transactional
    boolean finish(long id, long lines, long bytes, String digest) {
        return rows.update(
                        """
                        update export_job set state = 'DONE', lines_done = ?, bytes = ?, digest = ?, ended_at = ?,
                            expires_at = ? where id = ? and state = 'RUNNING'""",
                        lines,
                        bytes,
                        digest,
                        clock.instant(),
                        clock.instant().plus(ExportBounds.KEPT),
                        id)
                == 1;
    }

    @Transactional
    void fail(long id, String error) {
        rows.update(
                "update export_job set state = 'FAILED', error = ?, ended_at = ? where id = ? and state = 'RUNNING'",
                error,
                clock.instant(),
                id);
    }

    /** What the end of a server has cut off is queued once more, and given up the second time. */
    @Transactional
    void resume() {
        rows.update(
                "update export_job set state = 'FAILED', error = ?, ended_at = ?" + " where attempts >= ? and "
                        + CUT_OFF,
                "服务器两次停止，请重新导出。 The server was stopped twice; ask for it anew.",
                clock.instant(),
                ExportBounds.ATTEMPTS);
        rows.update("update export_job set state = 'QUEUED', lines_done = 0 where " + CUT_OFF);
    }

    /** Marks what has been kept long enough, and tells which files can go. */
    @Transactional
    List<Long> expire() {
        return rows.query(
                "update export_job set state = 'EXPIRED' where state = 'DONE' and expires_at <= ? returning id",
                row -> row.getLong(1),
                clock.instant());
    }

    private String text(RegisterFilter filter) {
        ObjectNode text = json.createObjectNode()
                .put("from", filter.from().toString())
                .put("to", filter.to().toString())
                .put(
                        "category",
                        filter.category() == null ? null : filter.category().name())
                .put("plate", filter.plate())
                .put("party", filter.party());
        filter.states().forEach(state -> text.withArray("states").add(state.name()));
        RegisterNarrowing narrowing = filter.narrowing();
        text.put("destination", narrowing.destination())
                .put(
                        "decision",
                        narrowing.decision() == null
                                ? null
                                : narrowing.decision().name())
                .put("late", narrowing.late() == null ? null : narrowing.late().name())
                .put("offRoute", narrowing.offRoute());
        return text.toString();
    }

    private ExportJob job(ResultSet row) throws SQLException {
        long subject = row.getLong("subject_id");
        return new ExportJob(
                row.getLong("id"),
                row.getString("username"),
                RegisterKind.valueOf(row.getString("register")),
                // reads 0 where the column is null, and no organisation has that identity
                subject == 0 ? null : new OrganizationId(subject),
                filter(row.getString("filter")),
                TableFile.Format.valueOf(row.getString("format")),
                ExportState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getLong("lines_total"),
                row.getLong("lines_done"),
                row.getObject("bytes", Long.class),
                row.getString("digest"),
                row.getString("error"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                LedgerRows.instant(row, "ended_at"),
                LedgerRows.instant(row, "expires_at"));
    }

    private RegisterFilter filter(String text) {
        try {
            JsonNode filter = json.readTree(text);
            String category = filter.path("category").asText(null);
            Set<ManifestState> states = new HashSet<>();
            filter.path("states").forEach(state -> states.add(ManifestState.valueOf(state.asText())));
            return new RegisterFilter(
                    LocalDate.parse(filter.path("from").asText()),
                    LocalDate.parse(filter.path("to").asText()),
                    category == null ? null : WasteCategory.valueOf(category),
                    filter.path("plate").asText(null),
                    filter.path("party").asText(null),
                    states,
                    narrowing(filter));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read what an export was asked for", e);
        }
    }

    /** What the text does not have, it was not narrowed to. */
    private static RegisterNarrowing narrowing(JsonNode filter) {
        String decision = filter.path("decision").asText(null);
        String late = filter.path("late").asText(null);
        return new RegisterNarrowing(
                filter.path("destination").asText(null),
                decision == null ? null : Decision.valueOf(decision),
                late == null ? null : Reminder.valueOf(late),
                filter.path("offRoute").asBoolean());
    }
}
