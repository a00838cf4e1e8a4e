package org.liandan.drill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Promises against rows, one by one.
 *
 * @param acknowledged reports that terminals were told are durable
 * @param stored rows of the drill's terminals
 * @param setAside of them, those that were set aside instead
 * @param missing acknowledged, and in neither table
 * @param twice rows beyond the first of one terminal and time
 * @param unsent rows that no terminal has sent
 */
record Ledger(long acknowledged, long stored, long setAside, long missing, long twice, long unsent) {

    private static final String ROWS = """
            select t.phone, p.at, false from position p join terminal t on t.id = p.terminal_id
            where p.at >= ? and t.phone = any (?)
            union all
            select t.phone, s.at, true from position_set_aside s join terminal t on t.id = s.terminal_id
            where s.at >= ? and t.phone = any (?)""";

    private static final class Count {
        private long stored;
        private long setAside;
        private long twice;
        private long unsent;
    }

    /** Reads the tables after all terminals have fallen silent. */
    static Ledger of(Connection database, Fleet fleet) throws SQLException {
        Map<String, DrillTerminal> terminals = new HashMap<>();
        Map<String, BitSet> rows = new HashMap<>();
        fleet.terminals().forEach(terminal -> {
            terminals.put(terminal.phone(), terminal);
            rows.put(terminal.phone(), new BitSet());
        });
        Count count = new Count();
        database.setAutoCommit(false);
        try (PreparedStatement statement = database.prepareStatement(ROWS)) {
            Instant earliest = fleet.terminals().stream()
                    .map(terminal -> terminal.time(0))
                    .min(Instant::compareTo)
                    .orElseThrow();
            Object[] phones = rows.keySet().toArray();
            for (int i = 0; i < 2; i++) {
                statement.setObject(2 * i + 1, earliest.atOffset(ZoneOffset.UTC));
                statement.setArray(2 * i + 2, database.createArrayOf("text", phones));
            }
            statement.setFetchSize(10_000);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    DrillTerminal terminal = terminals.get(row.getString(1));
                    BitSet seen = rows.get(row.getString(1));
                    if (terminal == null || seen == null) {
                        throw new IllegalStateException("a row of an unknown terminal");
                    }
                    count(
                            count,
                            seen,
                            terminal,
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            row.getBoolean(3));
                }
            }
        }
        database.commit();
        return compare(count, rows, terminals);
    }

    private static void count(Count count, BitSet seen, DrillTerminal terminal, Instant at, boolean aside) {
        if (aside && terminal.isOdd(at)) {
            return;
        }
        long report = terminal.number(at);
        if (report < 0 || report >= terminal.sent()) {
            count.unsent++;
            return;
        }
        if (aside) {
            count.setAside++;
        } else {
            count.stored++;
        }
        count.twice += seen.get((int) report) ? 1 : 0;
        seen.set((int) report);
    }

    private static Ledger compare(Count count, Map<String, BitSet> rows, Map<String, DrillTerminal> terminals) {
        long acknowledged = 0;
        long missing = 0;
        for (DrillTerminal terminal : terminals.values()) {
            BitSet lost = (BitSet) terminal.acknowledged().clone();
            acknowledged += lost.cardinality();
            lost.andNot(rows.getOrDefault(terminal.phone(), new BitSet()));
            missing += lost.cardinality();
        }
        return new Ledger(acknowledged, count.stored, count.setAside, missing, count.twice, count.unsent);
    }
}
