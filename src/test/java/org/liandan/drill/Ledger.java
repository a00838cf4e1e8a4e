package org.liandan.drill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Promises against rows, one by one.
 *
 * @param acknowledged reports that terminals were told are durable
 * @param stored rows of the drill's terminals
 * @param missing acknowledged, and not in the table
 * @param twice rows beyond the first of one terminal and time
 */
record Ledger(long acknowledged, long stored, long missing, long twice) {

    private static final String ROWS = """
            select t.phone, p.at from position p join terminal t on t.id = p.terminal_id
            where p.at >= ? and t.phone = any (?)""";

    /** Reads the table after all terminals have fallen silent. */
    static Ledger of(Connection database, Fleet fleet) throws SQLException {
        Map<String, BitSet> rows = new HashMap<>();
        List<DrillTerminal> terminals = fleet.terminals();
        terminals.forEach(terminal -> rows.put(terminal.phone(), new BitSet()));
        long stored = 0;
        long twice = 0;
        database.setAutoCommit(false);
        try (PreparedStatement statement = database.prepareStatement(ROWS)) {
            statement.setObject(1, fleet.time(0).atOffset(ZoneOffset.UTC));
            statement.setArray(2, database.createArrayOf("text", rows.keySet().toArray()));
            statement.setFetchSize(10_000);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    BitSet seen = rows.get(row.getString(1));
                    int report =
                            fleet.number(row.getObject(2, OffsetDateTime.class).toInstant());
                    if (seen == null) {
                        throw new IllegalStateException("a row of an unknown terminal");
                    }
                    stored++;
                    twice += seen.get(report) ? 1 : 0;
                    seen.set(report);
                }
            }
        }
        database.commit();
        long acknowledged = 0;
        long missing = 0;
        for (DrillTerminal terminal : terminals) {
            BitSet lost = (BitSet) terminal.acknowledged().clone();
            acknowledged += lost.cardinality();
            lost.andNot(rows.getOrDefault(terminal.phone(), new BitSet()));
            missing += lost.cardinality();
        }
        return new Ledger(acknowledged, stored, missing, twice);
    }
}
