package org.liandan.haul.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.liandan.haul.evidence.EvidencePackage.BesideTurn;
import org.liandan.haul.evidence.Indicator;
import org.liandan.haul.evidence.RawReports.RawReport;

/** What a terminal said during a right turn, looked up when the finding is written: positions carry none of it. */
final class BesideTurns {

    private static final Duration AROUND = Duration.ofSeconds(10);

    /** Types 1 to 3: somebody behind, on the left, on the right (T/JSATL 12). */
    private static final String BLIND_SPOT_ALARMS = """
            select at from safety_alarm
            where vehicle_id = ? and terminal_id = ? and kind = 'BSD' and type between 1 and 3 and at between ? and ?
            order by at limit 20""";

    private BesideTurns() {}

    static BesideTurn of(Connection connection, Finding turn, Collection<RawReport> reports) throws SQLException {
        Instant ended = turn.endedAt() == null ? turn.startedAt() : turn.endedAt();
        return new BesideTurn(
                indicator(reports), alarms(connection, turn, turn.startedAt().minus(AROUND), ended.plus(AROUND)));
    }

    /** On if one report says so; off if none does and one says that. */
    static Indicator indicator(Collection<RawReport> reports) {
        if (reports.isEmpty()) {
            return Indicator.UNKNOWN;
        }
        boolean said = false;
        for (RawReport report : reports) {
            Boolean on = report.rightIndicator();
            if (on != null && on) {
                return Indicator.ON;
            }
            said |= on != null;
        }
        return said ? Indicator.OFF : Indicator.NOT_REPORTED;
    }

    private static List<Instant> alarms(Connection connection, Finding turn, Instant from, Instant to)
            throws SQLException {
        List<Instant> alarms = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(BLIND_SPOT_ALARMS)) {
            statement.setInt(1, turn.vehicleId());
            statement.setInt(2, turn.terminalId());
            statement.setObject(3, from.atOffset(ZoneOffset.UTC));
            statement.setObject(4, to.atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    alarms.add(row.getObject(1, OffsetDateTime.class).toInstant());
                }
            }
        }
        return alarms;
    }
}
