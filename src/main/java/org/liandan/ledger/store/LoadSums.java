package org.liandan.ledger.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.ledger.RegisterFilter;
import org.liandan.ledger.RegisterKind;
import org.liandan.manifest.Decision;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.WasteCategory;
import org.liandan.party.OrganizationId;

/** Sums over a register, by the same condition that its pages are listed by. One walk over an index, however it is divided. */
@ApplicationScoped
public class LoadSums {

    /** Else the planner, which cannot tell how few groups there will be, sorts a year of loads on disk, or compiles what is soon done. */
    private static final String ROOM =
            "select set_config('work_mem', '64MB', true), set_config('enable_sort', 'off', true),"
                    + " set_config('jit', 'off', true)";

    private final LedgerRows rows;

    LoadSums(LedgerRows rows) {
        this.rows = rows;
    }

    /**
     * How much some loads are.
     *
     * @param declaredM3 产出量
     * @param receivedM3 接收量, of those that have one
     */
    public record Sum(long loads, BigDecimal declaredM3, BigDecimal receivedM3) {

        /** No load at all. */
        public static final Sum NONE = new Sum(0, BigDecimal.ZERO, BigDecimal.ZERO);

        /** Both together. */
        public Sum plus(Sum other) {
            return new Sum(loads + other.loads, declaredM3.add(other.declaredM3), receivedM3.add(other.receivedM3));
        }
    }

    /** Of one day of the register's time. */
    public record OfDay(LocalDate day, Sum sum) {}

    /**
     * Of one category in one state.
     *
     * @param decision null where the receiver has not decided
     */
    public record OfKind(
            WasteCategory category,
            ManifestState state,
            @Nullable Decision decision,
            Sum sum) {}

    /** Of one destination; the most loads first. */
    public record OfPlace(String code, String name, Sum sum) {}

    /** The same loads divided in three ways; what has none is not there. */
    public record Sums(List<OfDay> days, List<OfKind> kinds, List<OfPlace> places) {

        public Sums {
            days = List.copyOf(days);
            kinds = List.copyOf(kinds);
            places = List.copyOf(places);
        }

        /** All of them. */
        public Sum total() {
            return days.stream().map(OfDay::sum).reduce(Sum.NONE, Sum::plus);
        }
    }

    /**
     * Sums up a register.
     *
     * @param subject whose manifests; null for everybody's, in the managed register only
     */
    @Transactional
    public Sums sums(RegisterKind kind, @Nullable OrganizationId subject, RegisterFilter filter) {
        RegisterWhere where = RegisterWhere.of(kind, subject, filter);
        rows.query(ROOM, row -> row.getString(1));
        List<OfDay> days = new ArrayList<>();
        List<OfKind> kinds = new ArrayList<>();
        List<OfPlace> places = new ArrayList<>();
        rows.query(
                sql(RegisterWhere.time(kind), where.sql()),
                row -> {
                    Sum sum =
                            new Sum(row.getLong("loads"), row.getBigDecimal("declared"), row.getBigDecimal("received"));
                    LocalDate day = row.getObject("day", LocalDate.class);
                    if (day != null) {
                        days.add(new OfDay(day, sum));
                    } else if (row.getString("code") != null) {
                        places.add(new OfPlace(row.getString("code"), row.getString("name"), sum));
                    } else {
                        kinds.add(ofKind(row, sum));
                    }
                    return sum;
                },
                where.with());
        return new Sums(days, kinds, places);
    }

    /** First by everything at once, which leaves little; of that in three ways. */
    private static String sql(String time, String where) {
        return """
            select s.*, p.code, p.name from (
                select day, category, state, decision, place, sum(loads)::bigint as loads, sum(declared) as declared,
                       sum(received) as received
                  from (select (m.%s at time zone 'Asia/Shanghai')::date as day, m.producer_waste_category as category,
                               m.state, m.receiver_decision as decision, m.destination_place_id as place, count(*) as loads,
                               sum(m.producer_volume_m3) as declared, coalesce(sum(m.receiver_volume_m3), 0) as received
                          from manifest m where %s group by 1, 2, 3, 4, 5) few
                 group by grouping sets ((day), (category, state, decision), (place))
                ) s left join place p on p.id = s.place
             order by s.day, s.loads desc, p.code""".formatted(time, where);
    }

    /** How many there are; unlike the count of a page's list this one has no bound but the filter's days. */
    public long count(RegisterKind kind, @Nullable OrganizationId subject, RegisterFilter filter) {
        RegisterWhere where = RegisterWhere.of(kind, subject, filter);
        return rows.query("select count(*) from manifest m where " + where.sql(), row -> row.getLong(1), where.with())
                .getFirst();
    }

    private static OfKind ofKind(ResultSet row, Sum sum) throws SQLException {
        String decision = row.getString("decision");
        return new OfKind(
                WasteCategory.valueOf(row.getString("category")),
                ManifestState.valueOf(row.getString("state")),
                decision == null ? null : Decision.valueOf(decision),
                sum);
    }
}
