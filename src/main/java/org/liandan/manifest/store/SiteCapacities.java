package org.liandan.manifest.store;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.http.store.Statements;
import org.liandan.party.OrganizationId;

/** How full sites are whose licence has a capacity: what has come in since the licence began (rule R-608). */
@Singleton
public class SiteCapacities {

    /** Only the latest licence counts, as {@link SiteLicences#of} has it. */
    private static final String FILLED = """
            select p.code, p.name, l.capacity_m3,
                   (select coalesce(sum(m.receiver_volume_m3), 0) from manifest m
                     where m.destination_place_id = p.id and m.state = 'CLOSED' and m.receiver_received_at >= l.valid_from)
              from place p
                   join lateral (select * from site_licence
                                  where place_id = p.id and valid_from <= ? and recorded_at <= ?
                                  order by valid_from desc, id desc limit 1) l on true
             where p.active and l.capacity_m3 is not null and (l.valid_to is null or l.valid_to > ?)
               and (?::bigint is null or p.organization_id = ?)
             order by p.name, p.code limit 200""";

    private final Statements statements;
    private final Clock clock;

    @Inject
    SiteCapacities(Statements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    /**
     * One site.
     *
     * @param capacityM3 how much may come in from the licence's first day on
     * @param acceptedM3 how much has
     */
    public record Filled(String code, String name, BigDecimal capacityM3, BigDecimal acceptedM3) {}

    /**
     * The sites with a capacity, by name.
     *
     * @param operator who runs them, or null for everybody's
     */
    public List<Filled> filled(@Nullable OrganizationId operator) {
        Long id = operator == null ? null : operator.value();
        return statements.query(
                FILLED,
                row -> new Filled(
                        row.getString(1),
                        row.getString(2),
                        ManifestList.plain(row.getBigDecimal(3)),
                        ManifestList.plain(row.getBigDecimal(4))),
                clock.instant(),
                clock.instant(),
                clock.instant(),
                id,
                id);
    }
}
