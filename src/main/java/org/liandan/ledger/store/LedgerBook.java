package org.liandan.ledger.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.ledger.LedgerContent;
import org.liandan.ledger.LedgerEvent;
import org.liandan.ledger.LedgerKey;
import org.liandan.ledger.LedgerKind;
import org.liandan.ledger.LedgerRefusal;
import org.liandan.ledger.LedgerRefusedException;
import org.liandan.ledger.LedgerStanding;
import org.liandan.ledger.LedgerSubject;
import org.liandan.ledger.LineChange;
import org.liandan.ledger.store.StoredLedger.Addendum;
import org.liandan.party.OrganizationId;

/**
 * Confirmed ledgers and their addenda. A confirmation freezes what the clerk has seen; what the manifests say later makes an
 * addendum, of which one is open at a time and gathers until it is confirmed itself.
 */
@ApplicationScoped
public class LedgerBook {

    /** One lock for confirming and comparing: no change falls between a ledger that is being frozen and the look for changes. */
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(7270219)";

    private static final String SELECT =
            "select id, content, digest, confirmed_by, confirmed_at from ledger where kind = ? and subject_id = ? and day = ?";

    private static final String ADDENDA = """
            select number, content, digest, changed_at, confirmed_by, confirmed_at from ledger_addendum
             where ledger_id = ? and state <> 'LAPSED' order by number""";

    private static final String INSERT = """
            insert into ledger (kind, subject_id, day, organization_id, content, digest, lines, confirmed_by, confirmed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""";

    private static final String INSERT_ENTRIES = """
            insert into ledger_entry (number, ledger_id) select unnest(string_to_array(?, ',')), ?
            on conflict do nothing""";

    private final LedgerRows rows;
    private final LedgerCompilation compilation;
    private final AuditLog audit;
    private final Event<LedgerEvent> events;
    private final Clock clock;

    LedgerBook(LedgerRows rows, LedgerCompilation compilation, AuditLog audit, Event<LedgerEvent> events, Clock clock) {
        this.rows = rows;
        this.compilation = compilation;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The confirmed ledger; empty while nobody has confirmed it. */
    public Optional<StoredLedger> find(LedgerKey key) {
        return rows.first(
                SELECT,
                row -> stored(row, addenda(row.getLong("id"))),
                key.kind().name(),
                key.subject(),
                key.day());
    }

    /** The day as the manifests say it now, confirmed or not. */
    public LedgerContent current(LedgerSubject subject, LocalDate day) {
        return compilation.content(subject, day, now());
    }

    /**
     * Freezes a day.
     *
     * @param seen digest of the content that the clerk has looked at
     * @throws LedgerRefusedException if the day is not over or lies before the first, the ledger is confirmed already, or says
     *     something else by now
     */
    @Transactional
    public StoredLedger confirm(LedgerSubject subject, LocalDate day, String seen, String by) {
        Instant now = now();
        LedgerKey key = subject.on(day);
        if (LedgerStanding.isOpen(day, now)) {
            throw new LedgerRefusedException(LedgerRefusal.DAY_NOT_OVER, day);
        }
        if (day.isBefore(subject.since())) {
            throw new LedgerRefusedException(LedgerRefusal.DAY_TOO_OLD, day);
        }
        rows.query(ONE_AT_A_TIME, _ -> key);
        find(key).ifPresent(earlier -> {
            throw new LedgerRefusedException(LedgerRefusal.ALREADY_CONFIRMED, earlier.confirmedBy());
        });
        LedgerContent content = compilation.content(subject, day, now);
        String text = content.text();
        String digest = LedgerContent.digest(text);
        if (!digest.equals(seen)) {
            throw new LedgerRefusedException(LedgerRefusal.CONTENT_MOVED_ON);
        }
        long id = rows.query(
                        INSERT,
                        row -> row.getLong(1),
                        key.kind().name(),
                        key.subject(),
                        day,
                        subject.clerks().value(),
                        text,
                        digest,
                        content.lines().size(),
                        by,
                        now)
                .getFirst();
        enter(id, content.lines().stream().map(line -> line.number().value()).collect(Collectors.toSet()));
        audit.record(
                "LEDGER_CONFIRMED",
                "ledger",
                subject.kind() + "/" + subject.code() + "/" + day,
                Map.of("digest", digest, "lines", content.lines().size()));
        events.fire(new LedgerEvent(LedgerEvent.Kind.CONFIRMED, key, subject.code(), subject.clerks(), 0, now));
        return new StoredLedger(id, content, digest, by, now, List.of());
    }

    /**
     * Confirms an addendum as the clerk has seen it.
     *
     * @throws LedgerRefusedException if the ledger is not confirmed, the addendum is not open, or says something else by now
     */
    @Transactional
    public void confirmAddendum(LedgerSubject subject, LocalDate day, int number, String seen, String by) {
        rows.query(ONE_AT_A_TIME, _ -> number);
        StoredLedger ledger =
                find(subject.on(day)).orElseThrow(() -> new LedgerRefusedException(LedgerRefusal.NOT_CONFIRMED_YET));
        Addendum open = ledger.open();
        if (open == null || open.number() != number) {
            throw new LedgerRefusedException(LedgerRefusal.ADDENDUM_CLOSED);
        }
        if (!open.digest().equals(seen)) {
            throw new LedgerRefusedException(LedgerRefusal.CONTENT_MOVED_ON);
        }
        Instant now = now();
        rows.update(
                "update ledger_addendum set state = 'CONFIRMED', confirmed_by = ?, confirmed_at = ?"
                        + " where ledger_id = ? and number = ?",
                by,
                now,
                ledger.id(),
                number);
        audit.record(
                "LEDGER_ADDENDUM_CONFIRMED",
                "ledger",
                subject.kind() + "/" + subject.code() + "/" + day,
                Map.of("number", number, "digest", open.digest()));
        events.fire(new LedgerEvent(
                LedgerEvent.Kind.ADDENDUM_CONFIRMED, subject.on(day), subject.code(), subject.clerks(), number, now));
    }

    /**
     * Holds a confirmed ledger against the manifests as they are now; does nothing when nobody has confirmed it. Doing it again
     * changes nothing.
     */
    @Transactional
    public void compare(LedgerKey key) {
        rows.query(ONE_AT_A_TIME, _ -> key);
        find(key).ifPresent(ledger -> compare(key, ledger));
    }

    private void compare(LedgerKey key, StoredLedger ledger) {
        List<LineChange> changes = LineChange.between(
                ledger.standing(), compilation.lines(key, ledger.content().scope()));
        Addendum open = ledger.open();
        Instant now = now();
        if (changes.isEmpty()) {
            if (open != null) {
                rows.update(
                        "update ledger_addendum set state = 'LAPSED', changed_at = ? where ledger_id = ? and number = ?",
                        now,
                        ledger.id(),
                        open.number());
            }
            return;
        }
        String text = LedgerContent.text(changes);
        String digest = LedgerContent.digest(text);
        if (open != null && open.digest().equals(digest)) {
            return;
        }
        if (open == null) {
            open(key, ledger, text, digest, changes.size(), now);
        } else {
            rows.update(
                    "update ledger_addendum set content = ?, digest = ?, lines = ?, changed_at = ?"
                            + " where ledger_id = ? and number = ?",
                    text,
                    digest,
                    changes.size(),
                    now,
                    ledger.id(),
                    open.number());
        }
        enter(
                ledger.id(),
                changes.stream().map(change -> change.number().value()).collect(Collectors.toSet()));
    }

    private void open(LedgerKey key, StoredLedger ledger, String text, String digest, int lines, Instant now) {
        int number = rows.query("""
                        insert into ledger_addendum (ledger_id, number, state, content, digest, lines, found_at, changed_at)
                        select ?, coalesce(max(number), 0) + 1, 'OPEN', ?, ?, ?, ?, ? from ledger_addendum where ledger_id = ?
                        returning number""", row -> row.getInt(1), ledger.id(), text, digest, lines, now, now, ledger.id())
                .getFirst();
        OrganizationId clerks = rows.query(
                        "select organization_id from ledger where id = ?",
                        row -> new OrganizationId(row.getLong(1)),
                        ledger.id())
                .getFirst();
        audit.record(
                "LEDGER_ADDENDUM_FOUND",
                "ledger",
                key.kind() + "/" + ledger.content().subject() + "/" + key.day(),
                Map.of("number", number, "lines", lines));
        events.fire(new LedgerEvent(
                LedgerEvent.Kind.ADDENDUM_FOUND, key, ledger.content().subject(), clerks, number, now));
    }

    private void enter(long ledger, Set<String> numbers) {
        if (!numbers.isEmpty()) {
            rows.update(INSERT_ENTRIES, String.join(",", new TreeSet<>(numbers)), ledger);
        }
    }

    /**
     * A confirmed ledger in a list.
     *
     * @param lines how many manifests it was confirmed with
     * @param addendumOpen whether changes wait for a clerk
     */
    public record Confirmed(LedgerKey key, int lines, String confirmedBy, Instant confirmedAt, boolean addendumOpen) {}

    /**
     * The confirmed ledgers of some days.
     *
     * @param subject only that one; null for all of every kind
     */
    public List<Confirmed> confirmed(@Nullable LedgerSubject subject, LocalDate from, LocalDate to) {
        String kind = subject == null ? null : subject.kind().name();
        Long id = subject == null ? null : subject.id();
        return rows.query(
                """
                select l.kind, l.subject_id, l.day, l.lines, l.confirmed_by, l.confirmed_at,
                       exists (select 1 from ledger_addendum a where a.ledger_id = l.id and a.state = 'OPEN') as open
                  from ledger l
                 where l.day between ? and ? and (?::text is null or (l.kind = ? and l.subject_id = ?))
                 order by l.day desc""",
                row -> new Confirmed(
                        new LedgerKey(
                                LedgerKind.valueOf(row.getString("kind")),
                                row.getLong("subject_id"),
                                LedgerRows.day(row, "day")),
                        row.getInt("lines"),
                        row.getString("confirmed_by"),
                        row.getObject("confirmed_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("open")),
                from,
                to,
                kind,
                kind,
                id);
    }

    private List<Addendum> addenda(long ledger) {
        return new ArrayList<>(rows.query(
                ADDENDA,
                row -> new Addendum(
                        row.getInt("number"),
                        LedgerContent.readChanges(row.getString("content")),
                        row.getString("digest"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        row.getString("confirmed_by"),
                        LedgerRows.instant(row, "confirmed_at")),
                ledger));
    }

    private static StoredLedger stored(ResultSet row, List<Addendum> addenda) throws SQLException {
        return new StoredLedger(
                row.getLong("id"),
                LedgerContent.read(row.getString("content")),
                row.getString("digest"),
                row.getString("confirmed_by"),
                row.getObject("confirmed_at", OffsetDateTime.class).toInstant(),
                addenda);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
