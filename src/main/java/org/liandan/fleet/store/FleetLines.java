package org.liandan.fleet.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.http.store.PersonalSeal;

/** Vehicles, drivers and terminals with the names around them, to be looked through by people. */
@ApplicationScoped
public class FleetLines {

    private static final String VEHICLES = """
            select v.plate, v.plate_color, o.name as organization, v.box_volume_m3, v.active,
                (select string_agg(t.phone, ' ' order by t.phone) from terminal t where t.vehicle_id = v.id and t.active)
                    as terminals,
                count(*) over () as total
            from vehicle v join organization o on o.id = v.organization_id
            where v.plate ilike ? or o.name ilike ?
            order by v.plate offset ? limit ?""";

    private static final String DRIVERS = """
            select d.name, d.phone, d.licence_number, o.name as organization, d.active, count(*) over () as total
            from driver d join organization o on o.id = d.organization_id
            where d.name ilike ? or o.name ilike ? or d.phone = any(string_to_array(?, ' '))
            order by d.name, d.id offset ? limit ?""";

    private static final String TERMINALS = """
            select t.phone, v.plate, t.terminal_id, t.protocol, t.registered_at, t.active, count(*) over () as total
            from terminal t join vehicle v on v.id = t.vehicle_id
            where t.phone ilike ? or v.plate ilike ?
            order by t.phone offset ? limit ?""";

    private final DataSource database;
    private final PersonalSeal seal;

    FleetLines(DataSource database, PersonalSeal seal) {
        this.database = database;
        this.seal = seal;
    }

    /** One page, and how many lines there are on all. */
    public record Lines<T>(List<T> lines, long total) {}

    /**
     * A vehicle, who runs it and what is on board.
     *
     * @param terminals phone numbers of its active terminals, or null when there is none
     */
    public record VehicleLine(
            String plate,
            int plateColor,
            String organization,
            @Nullable BigDecimal boxVolumeM3,
            @Nullable String terminals,
            boolean active) {}

    /** A driver and for whom he or she drives. */
    public record DriverLine(
            String name, String phone, @Nullable String licenceNumber, String organization, boolean active) {}

    /**
     * A terminal and where it is.
     *
     * @param registeredAt when it last registered with the platform, or null when it never did
     */
    public record TerminalLine(
            String phone,
            String plate,
            @Nullable String terminalId,
            String protocol,
            @Nullable Instant registeredAt,
            boolean active) {}

    public Lines<VehicleLine> vehicles(String sought, int offset, int limit) {
        return lines(
                VEHICLES,
                List.of(pattern(sought), pattern(sought)),
                offset,
                limit,
                row -> new VehicleLine(
                        row.getString("plate"),
                        row.getInt("plate_color"),
                        row.getString("organization"),
                        row.getBigDecimal("box_volume_m3"),
                        row.getString("terminals"),
                        row.getBoolean("active")));
    }

    /** Drivers whose name or whose carrier's name holds the text, or whose telephone number it is. */
    public Lines<DriverLine> drivers(String sought, int offset, int limit) {
        String pattern = pattern(sought);
        return lines(
                DRIVERS,
                List.of(pattern, pattern, String.join(" ", seal.forms(sought.replace(" ", "")))),
                offset,
                limit,
                row -> new DriverLine(
                        row.getString("name"),
                        Objects.requireNonNull(seal.shown(row.getString("phone"))),
                        seal.shown(row.getString("licence_number")),
                        row.getString("organization"),
                        row.getBoolean("active")));
    }

    public Lines<TerminalLine> terminals(String sought, int offset, int limit) {
        return lines(TERMINALS, List.of(pattern(sought), pattern(sought)), offset, limit, row -> {
            OffsetDateTime registeredAt = row.getObject("registered_at", OffsetDateTime.class);
            return new TerminalLine(
                    row.getString("phone"),
                    row.getString("plate"),
                    row.getString("terminal_id"),
                    row.getString("protocol"),
                    registeredAt == null ? null : registeredAt.toInstant(),
                    row.getBoolean("active"));
        });
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static String pattern(String sought) {
        return "%" + sought.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private <T> Lines<T> lines(String sql, List<String> conditions, int offset, int limit, Reader<T> reader) {
        try (var connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            int parameter = 1;
            for (String condition : conditions) {
                query.setString(parameter++, condition);
            }
            query.setInt(parameter, offset);
            query.setInt(parameter + 1, limit);
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
            throw new IllegalStateException("cannot list the fleet", e);
        }
    }
}
