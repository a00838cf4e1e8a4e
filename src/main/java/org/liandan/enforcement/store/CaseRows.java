package org.liandan.enforcement.store;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.enforcement.CaseNumber;
import org.liandan.enforcement.CaseOutcome;
import org.liandan.enforcement.EnforcementCase;
import org.liandan.enforcement.EnforcementCase.Closing;
import org.liandan.enforcement.EnforcementCase.Note;
import org.liandan.http.store.Statements;
import org.liandan.party.OrganizationId;

/** The tables of cases. */
@Singleton
class CaseRows {

    private static final String CASES = """
            select c.id, c.number, c.organization_id, o.name, c.officer, c.opened_at, c.outcome, c.outcome_note, c.closed_by,
                   c.closed_at, c.revision, (select count(*) from violation x where x.case_id = c.id) as violations
              from enforcement_case c join organization o on o.id = c.organization_id""";

    private static final String NEXT_SERIAL = """
            insert into enforcement_case_serial as s (year, last) values (?, 1)
            on conflict (year) do update set last = s.last + 1 returning last""";

    private static final String OPEN = """
            insert into enforcement_case (number, organization_id, officer, opened_at) values (?, ?, ?, ?) returning id""";

    private static final String CLOSE = """
            update enforcement_case set outcome = ?, outcome_note = ?, closed_by = ?, closed_at = ?, revision = revision + 1
             where id = ? and closed_at is null""";

    private static final String WITHDRAW =
            CLOSE + " and not exists (select from violation x where x.case_id = enforcement_case.id)";

    /** With the evidence as it was when the violation was filed. */
    private static final String ITEMS = """
            select x.id, s.officer, s.at, coalesce(s.evidence_revision, 0), coalesce(s.evidence_digest, '')
              from violation x join lateral (select officer, at, evidence_revision, evidence_digest
                                               from violation_review_step
                                              where violation_id = x.id and kind = 'FILED' and case_id = x.case_id
                                              order by revision desc limit 1) s on true
             where x.case_id = ? order by x.started_at, x.id""";

    private final Statements statements;

    @Inject
    CaseRows(Statements statements) {
        this.statements = statements;
    }

    /** A case without its content. */
    record CaseRow(
            long id,
            CaseNumber number,
            OrganizationId carrier,
            String carrierName,
            String officer,
            Instant openedAt,
            @Nullable Closing closing,
            int revision,
            int violations) {

        EnforcementCase with(List<EnforcementCase.Item> items, List<Note> notes) {
            return new EnforcementCase(
                    id, number, carrier, carrierName, officer, openedAt, closing, revision, items, notes);
        }

        CaseLine line() {
            return new CaseLine(number, carrierName, officer, openedAt, closing, violations);
        }
    }

    /** A violation in a case, by its identity. */
    record ItemRow(long violation, String officer, Instant at, int evidenceRevision, String digest) {}

    /** Of two officers who open a case in one year at the same time the second waits for the first. */
    CaseNumber nextNumber(int year) {
        int serial = statements.first(NEXT_SERIAL, row -> row.getInt(1), year).orElseThrow();
        return CaseNumber.of(year, serial);
    }

    long open(CaseNumber number, OrganizationId carrier, String officer, Instant now) {
        return statements
                .first(OPEN, row -> row.getLong(1), number.value(), carrier.value(), officer, now)
                .orElseThrow();
    }

    /** The case, locked until the transaction ends. */
    Optional<CaseRow> lock(CaseNumber number) {
        statements.query(
                "select id from enforcement_case where number = ? for update", row -> row.getLong(1), number.value());
        return find(number);
    }

    /** The case that the violation is in, if any, locked until the transaction ends. */
    void lockOf(long violation) {
        statements.query(
                "select id from enforcement_case where id = (select case_id from violation where id = ?) for update",
                row -> row.getLong(1),
                violation);
    }

    Optional<CaseRow> find(CaseNumber number) {
        return statements.first(CASES + " where c.number = ?", CaseRows::row, number.value());
    }

    List<CaseRow> newest(boolean openOnly, @Nullable OrganizationId carrier, int limit, int offset) {
        Long of = carrier == null ? null : carrier.value();
        return statements.query(
                CASES + " where (? or c.closed_at is null) and (?::bigint is null or c.organization_id = ?::bigint)"
                        + " order by c.opened_at desc, c.id desc limit ? offset ?",
                CaseRows::row,
                !openOnly,
                of,
                of,
                limit,
                offset);
    }

    long count(boolean openOnly) {
        return statements
                .first(
                        "select count(*) from enforcement_case where (? or closed_at is null)",
                        row -> row.getLong(1),
                        !openOnly)
                .orElse(0L);
    }

    List<ItemRow> items(long id) {
        return statements.query(
                ITEMS,
                row -> new ItemRow(
                        row.getLong(1), row.getString(2), Statements.time(row, 3), row.getInt(4), row.getString(5)),
                id);
    }

    List<Note> notes(long id) {
        return statements.query(
                "select officer, at, text from enforcement_case_note where case_id = ? order by id",
                row -> new Note(row.getString(1), Statements.time(row, 2), row.getString(3)),
                id);
    }

    void note(long id, String officer, Instant now, String text) {
        statements.update(
                "insert into enforcement_case_note (case_id, officer, at, text) values (?, ?, ?, ?)",
                id,
                officer,
                now,
                text);
        changed(id);
    }

    void changed(long id) {
        statements.update("update enforcement_case set revision = revision + 1 where id = ?", id);
    }

    void close(long id, CaseOutcome outcome, String note, String officer, Instant now) {
        statements.update(CLOSE, outcome.name(), note, officer, now, id);
    }

    /** A case from which the last violation was taken out again has nothing left to decide. */
    void withdrawIfEmpty(long id, String officer, Instant now) {
        changed(id);
        statements.update(
                WITHDRAW,
                CaseOutcome.WITHDRAWN.name(),
                CaseOutcome.WITHDRAWN.label().both(),
                officer,
                now,
                id);
    }

    private static CaseRow row(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new CaseRow(
                row.getLong("id"),
                new CaseNumber(row.getString("number")),
                new OrganizationId(row.getLong("organization_id")),
                row.getString("name"),
                row.getString("officer"),
                Statements.time(row, "opened_at"),
                outcome == null
                        ? null
                        : new Closing(
                                CaseOutcome.valueOf(outcome),
                                row.getString("outcome_note"),
                                row.getString("closed_by"),
                                Statements.time(row, "closed_at")),
                row.getInt("revision"),
                row.getInt("violations"));
    }
}
