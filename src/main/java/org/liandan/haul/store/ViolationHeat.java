package org.liandan.haul.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.LonLat;
import org.liandan.haul.ViolationType;
import org.liandan.party.OrganizationId;

/** Where violations gather, and at what hour of the day: what an officer needs who decides where to stand (notice 三). */
@ApplicationScoped
public class ViolationHeat {

    /** Hours of the district's day. */
    public static final int HOURS = 24;

    /** Side of a cell in degrees: some 200 m, the stretch that one patrol sees. */
    static final double CELL_DEG = 0.002;
    /** Cells with fewer violations than these are left out of the answer, not of the total. */
    private static final int MOST_CELLS = 3_000;
    /** The worst are named; a patrol is not sent to the two hundredth. */
    private static final int MOST_NAMED = 200;

    private static final String COUNT = """
            select floor(st_x(location) / ?) as x, floor(st_y(location) / ?) as y,
                   extract(hour from started_at at time zone 'Asia/Shanghai')::int as hour, count(*),
                   sum(st_x(location)), sum(st_y(location))
              from violation
             where started_at >= ? and started_at < ? and type = any (?) and (?::bigint is null or organization_id = ?)
               and review_state <> 'DISMISSED'
             group by 1, 2, 3""";

    private final DataSource database;
    private final Whereabouts whereabouts;

    ViolationHeat(DataSource database, Whereabouts whereabouts) {
        this.database = database;
        this.whereabouts = whereabouts;
    }

    /**
     * Violations that began in one cell.
     *
     * @param lon degrees east of the cell's middle
     * @param lat degrees north
     * @param place what people call it; empty where nothing near has a name, and for all but the worst
     * @param total in the whole time
     * @param hours the same by hour of the district's day, from 0 to 23
     */
    public record Cell(double lon, double lat, String place, int total, List<Integer> hours) {

        public Cell {
            hours = List.copyOf(hours);
        }
    }

    /**
     * The cells of a time, the worst first.
     *
     * @param total of all cells, also of those left out
     */
    public record Heat(long total, List<Cell> cells) {

        public Heat {
            cells = List.copyOf(cells);
        }
    }

    private record Key(long x, long y) {}

    /**
     * Counts what began in that time and stands: what an officer has dismissed is no violation.
     *
     * @param types that are counted
     * @param carrier whose trucks' violations, or null for everybody's
     */
    public Heat heat(Instant from, Instant to, Collection<ViolationType> types, @Nullable OrganizationId carrier) {
        Map<Key, Gathering> cells = new LinkedHashMap<>();
        long total = 0;
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(COUNT)) {
            query.setDouble(1, CELL_DEG);
            query.setDouble(2, CELL_DEG);
            query.setObject(3, OffsetDateTime.ofInstant(from, ZoneOffset.UTC));
            query.setObject(4, OffsetDateTime.ofInstant(to, ZoneOffset.UTC));
            query.setArray(
                    5,
                    connection.createArrayOf(
                            "text", types.stream().map(ViolationType::name).toArray()));
            query.setObject(6, carrier == null ? null : carrier.value(), java.sql.Types.BIGINT);
            query.setObject(7, carrier == null ? null : carrier.value(), java.sql.Types.BIGINT);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    int count = Math.toIntExact(row.getLong(4));
                    total += count;
                    cells.computeIfAbsent(new Key(row.getLong(1), row.getLong(2)), _ -> new Gathering())
                            .add(row.getInt(3), count, row.getDouble(5), row.getDouble(6));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot count violations by place and hour", e);
        }
        return new Heat(total, worst(cells));
    }

    /** What has been counted in a cell so far. */
    private static final class Gathering {

        private final int[] hours = new int[HOURS];
        private double lonSumDeg;
        private double latSumDeg;

        void add(int hour, int count, double lonSum, double latSum) {
            hours[hour] += count;
            lonSumDeg += lonSum;
            latSumDeg += latSum;
        }

        int total() {
            return Arrays.stream(hours).sum();
        }

        /** The middle of what happened; that of the cell may be a roof. */
        LonLat heart() {
            return new LonLat(lonSumDeg / total(), latSumDeg / total());
        }

        Cell as(Key key, String place) {
            return new Cell(
                    middle(key.x()),
                    middle(key.y()),
                    place,
                    total(),
                    Arrays.stream(hours).boxed().toList());
        }
    }

    private List<Cell> worst(Map<Key, Gathering> cells) {
        List<Map.Entry<Key, Gathering>> found = cells.entrySet().stream()
                .sorted(Collections.reverseOrder(
                        Comparator.comparingInt(cell -> cell.getValue().total())))
                .limit(MOST_CELLS)
                .toList();
        List<String> names = whereabouts.names(found.stream()
                .limit(MOST_NAMED)
                .map(cell -> cell.getValue().heart())
                .toList());
        List<Cell> worst = new ArrayList<>(found.size());
        for (int i = 0; i < found.size(); i++) {
            Map.Entry<Key, Gathering> cell = found.get(i);
            worst.add(cell.getValue().as(cell.getKey(), i < names.size() ? names.get(i) : ""));
        }
        return worst;
    }

    private static double middle(long cell) {
        return Math.round((cell + 0.5) * CELL_DEG * 1e6) / 1e6;
    }
}
