package org.liandan.drill;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of a drill: a line of the table.
 *
 * @param drill its name
 * @param broken what was done
 * @param survived whether nothing happened that must not
 * @param ledger promises against rows
 * @param longestSilenceMs longest time in which no report at all was acknowledged
 * @param before what the server held before
 * @param after what it held when all was over
 * @param seconds that the drill took
 * @param seen what else was seen
 * @param setAside reports set aside since the server's last start, by reason
 * @param closed connections ended since the server's last start, by reason
 * @param faults what must not happen and did
 */
record Outcome(
        String drill,
        String broken,
        boolean survived,
        Ledger ledger,
        long longestSilenceMs,
        Memory before,
        Memory after,
        long seconds,
        String seen,
        Map<String, Long> setAside,
        Map<String, Long> closed,
        List<String> faults) {

    private static final String LINE = "%-9s %-21s %9s %9s %8s %6s %9s  %-12s %-10s %4s  %s%n";

    static void printHead() {
        System.out.printf(
                LINE,
                "",
                "drill",
                "acked",
                "stored",
                "missing",
                "twice",
                "silent ms",
                "heap MB",
                "direct MB",
                "s",
                "what was done; what was seen");
    }

    void print() {
        System.out.printf(
                Locale.ROOT,
                LINE,
                survived ? "survived" : "FAILED",
                drill,
                ledger.acknowledged(),
                ledger.stored() + ledger.setAside(),
                ledger.missing(),
                ledger.twice(),
                longestSilenceMs,
                before.heapMb() + " → " + after.heapMb(),
                before.directMb() + " → " + after.directMb(),
                seconds,
                broken + "; " + seen);
        faults.forEach(fault -> System.out.println("          " + fault));
    }
}
