package org.liandan.haul.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.liandan.haul.Load;
import org.liandan.manifest.ManifestNumber;

/** Which truck carries what, by its latest manifest. */
final class Loads {

    /** What a truck carried before that says nothing about today. */
    private static final Duration RECENT = Duration.ofDays(2);

    /** Under way, however long, or received lately; a load that was delivered or refused may still be on board. */
    private static final String LATEST = """
            select distinct on (vehicle_id) vehicle_id, number, state, carried_at from manifest
            where vehicle_id is not null and (state = 'IN_TRANSIT' or carried_at >= ?)
                and state in ('IN_TRANSIT', 'DELIVERED', 'CLOSED', 'REJECTED')
            order by vehicle_id, state = 'IN_TRANSIT' desc, carried_at desc""";

    private Loads() {}

    /** By vehicle; a truck of which nothing is known is missing. */
    static Map<Integer, Load> load(Connection connection, Instant now) throws SQLException {
        Map<Integer, Load> loads = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(LATEST)) {
            statement.setObject(1, now.minus(RECENT).atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    switch (row.getString(3)) {
                        case "IN_TRANSIT" -> loads.put(row.getInt(1), Load.of(new ManifestNumber(row.getString(2))));
                        case "CLOSED" -> loads.put(row.getInt(1), Load.EMPTY);
                        default -> {}
                    }
                }
            }
        }
        return Map.copyOf(loads);
    }
}
