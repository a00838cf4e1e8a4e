package org.liandan.ledger.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.ledger.LedgerKind;
import org.liandan.ledger.LedgerScope;
import org.liandan.ledger.LedgerSubject;
import org.liandan.party.OrganizationId;

/** Who keeps ledgers: sub-districts with an area, places that take waste in, organisations with trucks. */
@ApplicationScoped
public class LedgerSubjects {

    private static final String SUBDISTRICTS = """
            select s.organization_id as id, o.credit_code as code, o.name, s.organization_id as clerks,
                   greatest(b.since, (select min(f.valid_from) from subdistrict_scope f
                                       where f.organization_id = s.organization_id)) as since,
                   coalesce((select f.scope from subdistrict_scope f
                              where f.organization_id = s.organization_id and f.valid_from <= ?
                              order by f.valid_from desc, f.noted_at desc limit 1), 'ALL') as scope
              from subdistrict s join organization o on o.id = s.organization_id cross join ledger_beginning b
             where ?::date is not null""";

    private static final String SITES = """
            select pl.id, pl.code, pl.name, pl.organization_id as clerks,
                   greatest(b.since, (pl.created_at at time zone 'Asia/Shanghai')::date) as since, null as scope
              from place pl cross join ledger_beginning b
             where ?::date is not null and ?::date is not null
               and pl.kind in ('TRANSFER_YARD', 'SORTING_CENTRE', 'BACKFILL_SITE', 'LANDFILL') and pl.active""";

    private static final String CARRIERS = """
            select o.id, o.credit_code as code, o.name, o.id as clerks,
                   greatest(b.since, (o.created_at at time zone 'Asia/Shanghai')::date) as since, null as scope
              from organization o cross join ledger_beginning b
             where ?::date is not null and ?::date is not null and o.active
               and exists (select 1 from vehicle v where v.organization_id = o.id and v.active)""";

    private final LedgerRows rows;

    LedgerSubjects(LedgerRows rows) {
        this.rows = rows;
    }

    /**
     * All of a kind, by name.
     *
     * @param clerks only those that this organisation's clerks confirm for; null for all
     * @param day of which the scope is
     */
    public List<LedgerSubject> all(LedgerKind kind, @Nullable OrganizationId clerks, LocalDate day) {
        Long organization = clerks == null ? null : clerks.value();
        return rows.query(
                "select * from (" + sql(kind) + ") s where (?::bigint is null or s.clerks = ?) order by s.name, s.id",
                row -> subject(kind, row),
                day,
                day,
                organization,
                organization);
    }

    /** The one of that code; empty when there is none. */
    public Optional<LedgerSubject> find(LedgerKind kind, String code, LocalDate day) {
        return rows.first(
                "select * from (" + sql(kind) + ") s where s.code = ?", row -> subject(kind, row), day, day, code);
    }

    /** The one of that identity; empty when there is none. */
    public Optional<LedgerSubject> find(LedgerKind kind, long id, LocalDate day) {
        return rows.first(
                "select * from (" + sql(kind) + ") s where s.id = ?", row -> subject(kind, row), day, day, id);
    }

    /** Of every kind. */
    public List<LedgerSubject> all(@Nullable OrganizationId clerks, LocalDate day) {
        List<LedgerSubject> all = new ArrayList<>();
        for (LedgerKind kind : LedgerKind.values()) {
            all.addAll(all(kind, clerks, day));
        }
        return all;
    }

    private static String sql(LedgerKind kind) {
        return switch (kind) {
            case SUBDISTRICT -> SUBDISTRICTS;
            case SITE -> SITES;
            case CARRIER -> CARRIERS;
        };
    }

    private static LedgerSubject subject(LedgerKind kind, ResultSet row) throws SQLException {
        String scope = row.getString("scope");
        return new LedgerSubject(
                kind,
                row.getLong("id"),
                row.getString("code").strip(),
                row.getString("name"),
                new OrganizationId(row.getLong("clerks")),
                LedgerRows.day(row, "since"),
                scope == null ? null : LedgerScope.valueOf(scope));
    }
}
