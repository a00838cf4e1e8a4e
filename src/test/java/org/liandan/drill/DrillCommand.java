package org.liandan.drill;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.liandan.bench.BenchServer;

/** {@code ./liandan drill [NAME]}: runs the drills, prints what came of them, fails when one was not survived. */
public final class DrillCommand {

    /** Reports that each terminal of the fleet sends. */
    static final int REPORTS_A_SECOND = 10;

    private static final int WINDOW = 16;
    private static final int MEGABYTE = 1 << 20;
    /** Caches and pools fill during the first minutes; more than that has been kept. */
    private static final int GRANTED_MEGABYTES = 48;

    private record Outcome(
            String drill,
            String broken,
            boolean survived,
            Ledger ledger,
            long heapBeforeMb,
            long heapAfterMb,
            String seen,
            List<String> faults) {}

    private DrillCommand() {}

    /**
     * Arguments: names of drills, none for all. The cluster's folder comes in the property {@code liandan.drill.dir}; with
     * {@code liandan.drill.small-disk} it lies on a small disk, and those drills are run that want one, else the others.
     */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        boolean smallDisk = Boolean.getBoolean("liandan.drill.small-disk");
        List<Drill> drills = Stream.of(ServerDrills.all(), DatabaseDrills.all(), TerminalDrills.all())
                .flatMap(List::stream)
                .filter(drill -> arguments.length == 0 || List.of(arguments).contains(drill.name()))
                .filter(drill -> drill.wantsSmallDisk() == smallDisk)
                .toList();
        if (drills.isEmpty()) {
            return;
        }
        Cluster cluster = new Cluster(Path.of(System.getProperty("liandan.drill.dir")));
        List<Outcome> outcomes = new ArrayList<>();
        try (BenchServer server = new BenchServer("-Xmx512m")) {
            server.register(drills.stream().mapToInt(Drill::terminals).max().orElse(0));
            for (int i = 0; i < drills.size(); i++) {
                Drill drill = drills.get(i);
                Outcome outcome = run(drill, new Arena(server, cluster, Arena.hoursFor(i)));
                outcomes.add(outcome);
                print(outcome);
            }
        }
        Path file = Path.of(smallDisk ? "target/bench/drill-small-disk.json" : "target/bench/drill.json");
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(
                        Files.createDirectories(file.getParent())
                                .resolve(file.getFileName())
                                .toFile(),
                        Map.of("outcomes", outcomes));
        System.out.println("written to " + file);
        if (!outcomes.stream().allMatch(Outcome::survived)) {
            System.exit(1);
        }
    }

    private static Outcome run(Drill drill, Arena arena) throws IOException, SQLException, InterruptedException {
        List<String> faults = new ArrayList<>();
        String seen = "";
        try (Fleet fleet = arena.fleet(drill.terminals(), WINDOW)) {
            fleet.drive(drill.terminals() > 1_000 ? 1 : REPORTS_A_SECOND);
            TimeUnit.SECONDS.sleep(5);
            long heapBefore = arena.heapBytes() / MEGABYTE;
            try {
                seen = drill.breakAndMend(arena, fleet);
            } catch (IllegalStateException e) {
                faults.add(String.valueOf(e.getMessage()));
            }
            TimeUnit.SECONDS.sleep(3);
            fleet.halt();
            if (!fleet.awaitOnline(Arena.PATIENCE)) {
                faults.add("only " + fleet.online() + " terminals came back");
            }
            if (!fleet.awaitAcknowledged(Arena.PATIENCE)) {
                faults.add(fleet.waiting() + " reports were never acknowledged");
            }
            fleet.check();
            faults.addAll(arena.counters().brokenEquations());
            long heapAfter = arena.heapBytes() / MEGABYTE;
            if (heapAfter > heapBefore + GRANTED_MEGABYTES) {
                faults.add("the heap stays at " + heapAfter + " MB, it was at " + heapBefore + " MB");
            }
            Ledger ledger;
            try (Connection database = arena.cluster().application()) {
                ledger = Ledger.of(database, fleet);
            }
            if (ledger.missing() > 0 || ledger.twice() > 0) {
                faults.add(
                        ledger.missing() + " acknowledged positions are missing, " + ledger.twice() + " stand twice");
            }
            return new Outcome(
                    drill.name(), drill.sentence(), faults.isEmpty(), ledger, heapBefore, heapAfter, seen, faults);
        }
    }

    private static void print(Outcome outcome) {
        System.out.printf(
                "%-9s%-22s%9d acknowledged %9d stored %6d missing %6d twice  heap %d → %d MB  %s%n",
                outcome.survived() ? "survived" : "FAILED",
                outcome.drill(),
                outcome.ledger().acknowledged(),
                outcome.ledger().stored(),
                outcome.ledger().missing(),
                outcome.ledger().twice(),
                outcome.heapBeforeMb(),
                outcome.heapAfterMb(),
                outcome.seen());
        outcome.faults().forEach(fault -> System.out.println("         " + fault));
    }
}
