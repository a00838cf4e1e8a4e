package org.liandan.place.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.place.PlaceKind;

/** Places and routes with the names around them, to be looked through by people. */
@ApplicationScoped
public class PlaceLines {

    private static final String PLACES = """
            from place p join organization o on o.id = p.organization_id
            where p.name ilike ? or p.code ilike ? or o.name ilike ?""";

    private static final String ROUTES = """
            from route r left join place f on f.id = r.from_place_id left join place t on t.id = r.to_place_id
            where r.name ilike ? or r.code ilike ? or coalesce(f.name, '') || coalesce(t.name, '') ilike ?""";

    private static final String ZONES = """
            from forbidden_zone z where z.name ilike ? or z.code ilike ? or coalesce(z.basis, '') ilike ?""";

    private final DataSource database;

    PlaceLines(DataSource database) {
        this.database = database;
    }

    /** One page, and how many lines there are on all. */
    public record Lines<T>(List<T> lines, long total) {}

    /** A place and who runs it. */
    public record PlaceLine(
            String code, String name, PlaceKind kind, String address, String organization, boolean active) {}

    /** A route with the names of its ends, which it need not have. */
    public record RouteLine(
            String code,
            String name,
            @Nullable String from,
            @Nullable String to,
            long lengthM,
            int corridorWidthM,
            BigDecimal speedLimitKph,
            BigDecimal rightTurnLimitKph,
            boolean active) {}

    public Lines<PlaceLine> places(String sought, int offset, int limit) {
        return lines(
                "select p.code, p.name, p.kind, p.address, o.name as organization, p.active, count(*) over () as total "
                        + PLACES + " order by p.name, p.id offset ? limit ?",
                sought,
                offset,
                limit,
                row -> new PlaceLine(
                        row.getString("code"),
                        row.getString("name"),
                        PlaceKind.valueOf(row.getString("kind")),
                        row.getString("address"),
                        row.getString("organization"),
                        row.getBoolean("active")));
    }

    public Lines<RouteLine> routes(String sought, int offset, int limit) {
        return lines(
                "select r.code, r.name, f.name as from_name, t.name as to_name, st_length(r.line::geography) as length,"
                        + " r.corridor_width_m, r.speed_limit_kph, r.right_turn_limit_kph, r.active,"
                        + " count(*) over () as total " + ROUTES + " order by r.code offset ? limit ?",
                sought,
                offset,
                limit,
                row -> new RouteLine(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("from_name"),
                        row.getString("to_name"),
                        Math.round(row.getDouble("length")),
                        row.getInt("corridor_width_m"),
                        row.getBigDecimal("speed_limit_kph"),
                        row.getBigDecimal("right_turn_limit_kph"),
                        row.getBoolean("active")));
    }

    /**
     * A forbidden zone.
     *
     * @param halfWidthM of a road; null for an area
     * @param speedLimitKph of a zone that forbids nothing but to be faster; null where it forbids
     * @param windows how many windows it has; with none it is forbidden at any time
     */
    public record ZoneLine(
            long id,
            String code,
            String name,
            @Nullable String basis,
            @Nullable Integer halfWidthM,
            boolean loadedOnly,
            @Nullable BigDecimal speedLimitKph,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            int windows,
            boolean active) {}

    public Lines<ZoneLine> zones(String sought, int offset, int limit) {
        return lines(
                "select z.id, z.code, z.name, z.basis, z.half_width_m, z.loaded_only, z.speed_limit_kph, z.valid_from, z.valid_to, z.active,"
                        + " (select count(*) from forbidden_zone_window w where w.zone_id = z.id) as windows,"
                        + " count(*) over () as total " + ZONES + " order by z.code offset ? limit ?",
                sought,
                offset,
                limit,
                row -> new ZoneLine(
                        row.getLong("id"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("basis"),
                        row.getObject("half_width_m", Integer.class),
                        row.getBoolean("loaded_only"),
                        row.getBigDecimal("speed_limit_kph"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class),
                        row.getInt("windows"),
                        row.getBoolean("active")));
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Lines<T> lines(String sql, String sought, int offset, int limit, Reader<T> reader) {
        String pattern = "%" + sought.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        try (var connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 1; i <= 3; i++) {
                query.setString(i, pattern);
            }
            query.setInt(4, offset);
            query.setInt(5, limit);
            List<T> lines = new ArrayList<>();
            long total = 0;
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    lines.add(reader.read(row));
                    total = row.getLong("total");
                }
            }
            return new Lines<>(lines, total);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot list the places", e);
        }
    }
}
