package org.liandan.drill;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.liandan.bench.BenchServer;

/** {@code ./liandan drill [NAME...]}: runs the drills, prints what came of them, fails when one was not survived. */
public final class DrillCommand {

    /** Reports that each terminal of the fleet sends. */
    static final int REPORTS_A_SECOND = 10;

    private static final int WINDOW = 16;
    private static final Path RESULT = Path.of("target/drill/drills.json");
    /** Small, so that what grows is seen; the bound on one terminal as it is delivered, and soon impatient with silence. */
    static final List<String> JAVA_OPTIONS =
            List.of("-Xmx512m", "-Dliandan.jt808.max-messages-per-second=200", "-Dliandan.jt808.idle-timeout=20s");

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private DrillCommand() {}

    /**
     * Arguments: names of drills, none for all. The cluster's folder comes in the property {@code liandan.drill.dir}; with
     * {@code liandan.drill.small-disk} it lies on a small disk, and those drills are run that want one, else the others.
     * What was run before, as the result's file has it, stands in the table too.
     */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        boolean smallDisk = Boolean.getBoolean("liandan.drill.small-disk");
        List<Drill> drills = all().filter(
                        drill -> arguments.length == 0 || List.of(arguments).contains(drill.name()))
                .filter(drill -> drill.circumstances().smallDisk() == smallDisk)
                .toList();
        List<Outcome> outcomes = new ArrayList<>(before());
        if (!drills.isEmpty()) {
            run(drills, new Cluster(Path.of(System.getProperty("liandan.drill.dir"))), outcomes);
        }
        Outcome.printHead();
        outcomes.forEach(Outcome::print);
        if (!outcomes.stream().allMatch(Outcome::survived)) {
            System.exit(1);
        }
    }

    static Stream<Drill> all() {
        return Stream.of(
                        ServerDrills.all(),
                        DatabaseDrills.all(),
                        TerminalDrills.all(),
                        StormDrills.all(),
                        TwinDrills.all(),
                        AbuseDrills.all())
                .flatMap(List::stream);
    }

    private static List<Outcome> before() throws IOException {
        return Files.exists(RESULT) ? JSON.readValue(RESULT.toFile(), new TypeReference<>() {}) : List.of();
    }

    private static void run(List<Drill> drills, Cluster cluster, List<Outcome> outcomes)
            throws IOException, SQLException, InterruptedException {
        Files.createDirectories(RESULT.getParent());
        cluster.forgetPositions();
        try (BenchServer server = new BenchServer(JAVA_OPTIONS.toArray(String[]::new))) {
            server.register(drills.stream()
                    .mapToInt(drill -> drill.circumstances().terminals())
                    .max()
                    .orElse(0));
            for (int i = 0; i < drills.size(); i++) {
                Drill drill = drills.get(i);
                cluster.forgetPositions();
                Drill.Circumstances circumstances = drill.circumstances();
                if (!circumstances.isUsualServer()) {
                    server.stop();
                    server.startAgain(
                            circumstances.environment(),
                            Stream.concat(JAVA_OPTIONS.stream(), circumstances.javaOptions().stream())
                                    .toList());
                }
                outcomes.add(run(drill, new Arena(server, cluster, Arena.hoursFor(i))));
                if (!circumstances.isUsualServer()) {
                    server.stop();
                    server.startAgain(Map.of(), JAVA_OPTIONS);
                }
                outcomes.getLast().print();
                JSON.writeValue(RESULT.toFile(), outcomes);
            }
        }
    }

    private static Outcome run(Drill drill, Arena arena) throws IOException, SQLException, InterruptedException {
        List<String> faults = new ArrayList<>();
        String seen = "";
        Drill.Circumstances circumstances = drill.circumstances();
        Instant first = circumstances.reportsNow()
                ? Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofMinutes(1))
                : arena.first();
        long beginNs = System.nanoTime();
        try (Fleet fleet = Fleet.online(
                arena.server().jt808Port(),
                circumstances.terminals(),
                WINDOW,
                i -> first.minus(circumstances.late().apply(i)))) {
            fleet.drive(circumstances.reportsASecond());
            TimeUnit.SECONDS.sleep(5);
            Memory before = arena.memory();
            try {
                seen = drill.failure().breakAndMend(arena, fleet);
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
            Counters counters = arena.countersAtRest();
            faults.addAll(counters.brokenEquations());
            Memory after = arena.memory();
            if (!after.isBackAt(before)) {
                faults.add("memory stays at " + after + ", it was at " + before);
            }
            Ledger ledger;
            try (Connection database = arena.cluster().application()) {
                ledger = Ledger.of(database, fleet);
            }
            if (ledger.missing() > 0 || ledger.twice() > 0 || ledger.unsent() > 0) {
                faults.add(ledger.missing() + " acknowledged positions are missing, " + ledger.twice()
                        + " stand twice, " + ledger.unsent() + " were never sent");
            }
            return new Outcome(
                    drill.name(),
                    drill.sentence(),
                    faults.isEmpty(),
                    ledger,
                    fleet.longestSilence().toMillis(),
                    before,
                    after,
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - beginNs),
                    seen,
                    counters.byReason("liandan_positions_set_aside_total"),
                    counters.byReason("liandan_connections_closed_total"),
                    faults);
        }
    }
}
