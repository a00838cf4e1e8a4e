package org.liandan.ledger.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.http.Violations;
import org.liandan.ledger.LedgerRefusal;
import org.liandan.ledger.LedgerRefusedException;
import org.liandan.ledger.LedgerScope;
import org.liandan.manifest.DistrictTime;
import org.liandan.party.OrganizationId;
import org.liandan.place.store.GeoShapes;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.io.WKBWriter;

/** Areas of sub-districts and what their ledgers hold from which day on. */
@ApplicationScoped
public class AreaBook {

    private static final int MOST_KM2 = 2_000;
    private static final int FARTHEST_KM = 20;
    /** Outlines of neighbours that were drawn apart cross a little. */
    private static final double TOLERATED_OVERLAP = 0.01;

    private static final String SELECT = """
            select o.id, o.credit_code, o.name, s.source, s.version, s.updated_by, s.updated_at,
                   st_asgeojson(s.area, 6) as area, (select count(*) from place p where p.subdistrict_id = o.id) as places,
                   coalesce((select f.scope from subdistrict_scope f
                              where f.organization_id = o.id and f.valid_from <= ?
                              order by f.valid_from desc, f.noted_at desc limit 1), 'ALL') as scope
              from subdistrict s join organization o on o.id = s.organization_id""";

    private static final String FITS = """
            with new as (select st_multi(st_setsrid(st_geomfromwkb(decode(?, 'hex')), 4326)) as area)
            select st_area(new.area::geography) / 1e6 as km2,
                   coalesce((select st_distance(b.area::geography, st_pointonsurface(new.area)::geography) / 1000
                               from boundary b where b.adcode = '150203'), 0) as km,
                   (select o.name from subdistrict s join organization o on o.id = s.organization_id
                     where s.organization_id <> ? and st_intersects(s.area, new.area)
                       and st_area(st_intersection(s.area, new.area))
                           > ? * least(st_area(s.area), st_area(new.area)) limit 1) as other
              from new""";

    private static final String UPSERT = """
            insert into subdistrict as s (organization_id, area, source, updated_by, updated_at)
            values (?, st_multi(st_setsrid(st_geomfromwkb(decode(?, 'hex')), 4326)), ?, ?, ?)
            on conflict (organization_id) do update
                set area = excluded.area, source = excluded.source, updated_by = excluded.updated_by,
                    updated_at = excluded.updated_at, version = s.version + 1""";

    private static final String RELOCATE = """
            update place p set subdistrict_id = f.id
              from (select q.id as place_id, (select s.organization_id from subdistrict s
                      where st_covers(s.area, st_centroid(q.fence)) order by s.organization_id limit 1) as id
                      from place q) f
             where f.place_id = p.id and p.subdistrict_id is distinct from f.id""";

    /** Of days that can still be confirmed as a whole; older loads keep what they were written with. */
    private static final String ASSIGN = """
            update manifest m set origin_subdistrict_id = p.subdistrict_id from place p
             where p.id = m.origin_place_id and m.producer_handed_over_at >= ? and m.origin_subdistrict_id is null
               and p.subdistrict_id is not null""";

    private final LedgerRows rows;
    private final ObjectMapper json;
    private final AuditLog audit;
    private final Clock clock;

    AreaBook(LedgerRows rows, ObjectMapper json, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A sub-district.
     *
     * @param area GeoJSON, WGS-84
     * @param source where the outline comes from
     * @param scope what its ledger holds today
     * @param places how many places lie in it
     */
    public record Area(
            OrganizationId organization,
            String creditCode,
            String name,
            JsonNode area,
            String source,
            LedgerScope scope,
            int places,
            int version,
            String updatedBy,
            Instant updatedAt) {}

    /** All, by name. */
    public List<Area> all() {
        return rows.query(SELECT + " order by o.name", this::area, today());
    }

    /** The area of that organisation, or null. */
    public @Nullable Area find(String creditCode) {
        return rows.first(SELECT + " where o.credit_code = ?", this::area, today(), creditCode)
                .orElse(null);
    }

    /** The organisation of that credit code, or null. */
    public @Nullable OrganizationId organization(String creditCode) {
        return rows.first(
                        "select id from organization where credit_code = ? and active",
                        row -> new OrganizationId(row.getLong(1)),
                        creditCode)
                .orElse(null);
    }

    /**
     * Draws or redraws an area. Places are assigned anew, manifests only where they had no area yet and their day is still to be
     * confirmed: what a ledger was confirmed with does not move.
     *
     * @param scope what its ledger holds from {@code scopeFrom} on; null leaves it as it is
     * @throws LedgerRefusedException if it lies elsewhere, is too large, overlaps another one, or the scope would hold for the past
     */
    @Transactional
    public void put(
            OrganizationId organization,
            String area,
            String source,
            @Nullable LedgerScope scope,
            @Nullable LocalDate scopeFrom,
            String by) {
        Instant now = clock.instant();
        check(organization, area);
        boolean first = rows.query(
                        "select 1 from subdistrict where organization_id = ?",
                        row -> row.getInt(1),
                        organization.value())
                .isEmpty();
        rows.update(UPSERT, organization.value(), area, source, by, now);
        if (scope != null || first) {
            LocalDate from = scopeFrom == null ? today() : scopeFrom;
            if (from.isBefore(today()) && !first) {
                throw new LedgerRefusedException(LedgerRefusal.SCOPE_IN_THE_PAST);
            }
            note(organization, scope == null ? LedgerScope.ALL : scope, from, by, now);
        }
        int places = rows.update(RELOCATE);
        int manifests = rows.update(
                ASSIGN, today().minusDays(1).atStartOfDay(DistrictTime.ZONE).toInstant());
        audit.record(
                "SUBDISTRICT_DRAWN",
                "subdistrict",
                String.valueOf(organization.value()),
                Map.of("source", source, "places", places, "manifests", manifests));
    }

    /** Saying again what holds anyway is not noted again. */
    private void note(OrganizationId organization, LedgerScope scope, LocalDate from, String by, Instant now) {
        rows.update("""
                insert into subdistrict_scope (organization_id, valid_from, scope, noted_by, noted_at)
                select ?, ?, ?, ?, ? where ? is distinct from (
                    select f.scope from subdistrict_scope f where f.organization_id = ? and f.valid_from <= ?
                     order by f.valid_from desc, f.noted_at desc limit 1)""", organization.value(), from, scope.name(), by, now, scope.name(), organization.value(), from);
    }

    private void check(OrganizationId organization, String area) {
        record Fit(double km2, double km, @Nullable String other) {}
        Fit fit = rows.query(
                        FITS,
                        row -> new Fit(row.getDouble("km2"), row.getDouble("km"), row.getString("other")),
                        area,
                        organization.value(),
                        TOLERATED_OVERLAP)
                .getFirst();
        if (fit.km2() > MOST_KM2) {
            throw new LedgerRefusedException(LedgerRefusal.AREA_TOO_LARGE, MOST_KM2);
        }
        if (fit.km() > FARTHEST_KM) {
            throw new LedgerRefusedException(LedgerRefusal.AREA_OUTSIDE, FARTHEST_KM);
        }
        if (fit.other() != null) {
            throw new LedgerRefusedException(LedgerRefusal.AREA_OVERLAPS, fit.other());
        }
    }

    /** The shape as well-known binary, hexadecimal; null after noting what is wrong with it. */
    public static @Nullable String area(@Nullable JsonNode geometry, @Nullable JsonNode crs, Violations violations) {
        if (crs != null) {
            GeoShapes.checkCrs(crs, violations);
        }
        MultiPolygon shape = GeoShapes.multiPolygon(geometry, "area", violations);
        return shape == null ? null : WKBWriter.toHex(new WKBWriter().write(shape));
    }

    /** A place from which loads come and that lies in no area. */
    public record Unassigned(String code, String name, String kind, int loadsLastWeek) {}

    /** Places in no area, those with the most loads of the last seven days first. */
    public List<Unassigned> unassigned(int most) {
        return rows.query(
                """
                with load as (select origin_place_id, count(*) as loads from manifest
                               where producer_handed_over_at >= ? and origin_subdistrict_id is null group by 1)
                select p.code, p.name, p.kind, coalesce(l.loads, 0) as loads
                  from place p left join load l on l.origin_place_id = p.id
                 where p.subdistrict_id is null and p.active
                   and p.kind in ('CONSTRUCTION_SITE', 'RESIDENTIAL_COMPOUND', 'TEMPORARY_STORAGE')
                 order by loads desc, p.code limit ?""",
                row -> new Unassigned(
                        row.getString("code"), row.getString("name"), row.getString("kind"), row.getInt("loads")),
                clock.instant().minus(Duration.ofDays(7)),
                most);
    }

    private Area area(ResultSet row) throws SQLException {
        try {
            return new Area(
                    new OrganizationId(row.getLong("id")),
                    row.getString("credit_code"),
                    row.getString("name"),
                    json.readTree(row.getString("area")),
                    row.getString("source"),
                    LedgerScope.valueOf(row.getString("scope")),
                    row.getInt("places"),
                    row.getInt("version"),
                    row.getString("updated_by"),
                    row.getObject("updated_at", OffsetDateTime.class).toInstant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LocalDate today() {
        return DistrictTime.dayOf(clock.instant());
    }
}
