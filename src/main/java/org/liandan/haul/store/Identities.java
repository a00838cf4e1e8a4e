package org.liandan.haul.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.liandan.fleet.TerminalPhone;
import org.liandan.haul.evidence.EvidencePackage.TerminalThen;
import org.liandan.haul.evidence.EvidencePackage.VehicleThen;

/** Vehicle and terminal as the registry has them at this moment, and what the box has told of itself. */
record Identities(VehicleThen vehicle, TerminalThen terminal) {

    private static final String READ = """
            select v.plate, v.plate_color, o.id, o.name, o.credit_code,
                t.phone, t.protocol, c.maker, coalesce(c.box_id, t.terminal_id), c.imei, c.software
            from vehicle v
                join organization o on o.id = v.organization_id
                join terminal t on t.id = ?
                left join terminal_contact c on c.terminal_id = t.id
            where v.id = ?""";

    TerminalPhone phone() {
        return new TerminalPhone(terminal.phone());
    }

    static Identities of(Connection connection, int vehicleId, int terminalId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setInt(1, terminalId);
            statement.setInt(2, vehicleId);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("no vehicle " + vehicleId + " with terminal " + terminalId);
                }
                return new Identities(
                        new VehicleThen(
                                vehicleId,
                                row.getString(1),
                                row.getInt(2),
                                row.getLong(3),
                                row.getString(4),
                                row.getString(5)),
                        new TerminalThen(
                                terminalId,
                                row.getString(6),
                                row.getString(7),
                                row.getString(8),
                                row.getString(9),
                                row.getString(10),
                                row.getString(11)));
            }
        }
    }
}
