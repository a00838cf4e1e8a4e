package org.liandan.app;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.liandan.haul.replay.RuleReplay;
import org.liandan.haul.store.EvidenceReader;
import org.liandan.track.store.TrackReader;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * {@code ./liandan replay-rule}: computes a violation again from stored data, on the database that {@code LIANDAN_DB_URL},
 * {@code LIANDAN_DB_USER} and {@code LIANDAN_DB_PASSWORD} name. The server may run beside it; nothing is written.
 */
public final class ReplayRuleCommand {

    private static final int WRONG_USE = 2;

    private ReplayRuleCommand() {}

    /** {@code VIOLATION}; ends with 0 if the same is found to the bit, with 1 and what differs otherwise. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream complaints = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        if (arguments.length != 1 || !arguments[0].matches("\\d{1,18}")) {
            complaints.println("用法 usage: replay-rule VIOLATION");
            System.exit(WRONG_USE);
        }
        try {
            PGSimpleDataSource database = database();
            RuleReplay replay = new RuleReplay(new EvidenceReader(database), new TrackReader(database));
            Optional<RuleReplay.Outcome> outcome = replay.replay(Long.parseLong(arguments[0]));
            if (outcome.isEmpty()) {
                complaints.println("liandan: 没有这条违规记录 there is no such violation: " + arguments[0]);
                System.exit(1);
            }
            outcome.get().lines().forEach(out::println);
            System.exit(outcome.get().same() ? 0 : 1);
        } catch (IllegalStateException e) {
            complaints.println("liandan: " + e.getMessage());
            System.exit(1);
        }
    }

    static PGSimpleDataSource database() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL(System.getenv("LIANDAN_DB_URL"));
        database.setUser(System.getenv("LIANDAN_DB_USER"));
        database.setPassword(System.getenv("LIANDAN_DB_PASSWORD"));
        return database;
    }
}
