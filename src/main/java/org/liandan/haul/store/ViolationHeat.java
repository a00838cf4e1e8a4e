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
import org.liandan.haul.ViolationType;
import org.liandan.party.OrganizationId;

/** Where violations gather, and at what hour of the day: what an officer needs who decides where to stand (notice 三). */
@ApplicationScoped
public class ViolationHeat {

    /** Hours of the district's day. */
    public static final int HOURS = 24;

    /** Side of a cell in degrees: some 200 m, the stretch that one patrol sees. */
    private static final double CELL_DEG = 0.002;
    /** Cells with fewer violations than these are left out of the answer, not of the total. */
    private static final int MOST_CELLS = 3_000;

    private static final String COUNT = """
            select floor(st_x(location) / ?) as x, floor(st_y(location) / ?) as y,
                   extract(hour from started_at at time zone 'Asia/Shanghai')::int as hour, count(*)
              from violation
             where started_at >= ? and started_at < ? and type = any (?) and (?::bigint is null or organization_id = ?)
               and review_state <> 'DISMISSED'
             group by 1, 2, 3""";

    private final DataSource database;

    ViolationHeat(DataSource database) {
        this.database = database;
    }

    /**
     * Violations that began in one cell.
     *
     * @param lon degrees east of the cell's middle
     * @param lat degrees north
     * @param total in the whole time
     * @param hours the same by hour of the district's day, from 0 to 23
     */
    public record Cell(double lon, double lat, int total, List<Integer> hours) {

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
        Map<Key, int[]> cells = new LinkedHashMap<>();
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
                    cells.computeIfAbsent(new Key(row.getLong(1), row.getLong(2)), _ -> new int[HOURS])[
                            row.getInt(3)] += count;
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot count violations by place and hour", e);
        }
        return new Heat(total, worst(cells));
    }

    private static List<Cell> worst(Map<Key, int[]> cells) {
        List<Cell> found = new ArrayList<>(cells.size());
        cells.forEach((key, hours) -> found.add(new Cell(
                middle(key.x()),
                middle(key.y()),
                Arrays.stream(hours).sum(),
                Arrays.stream(hours).boxed().toList())));
        found.sort(Collections.reverseOrder(Comparator.comparingInt(Cell::total)));
        return found.subList(0, Math.min(MOST_CELLS, found.size()));
    }

    private static double middle(long cell) {
        return Math.round((cell + 0.5) * CELL_DEG * 1e6) / 1e6;
    }
}
