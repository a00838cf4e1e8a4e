package org.liandan.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.liandan.bench.DetectDistrict.Truck;
import org.liandan.haul.HaulContext;
import org.liandan.haul.HaulEvent;
import org.liandan.haul.HaulFold;
import org.liandan.haul.HaulState;
import org.liandan.track.Position;

/**
 * {@code ./liandan bench detect}: what plausibility and all detectors cost a position, on one core, with 1,000 routes, 500
 * places and 100 zones loaded, beside a loop that only reads the positions. Positions are in memory, and come as in a lane:
 * one after the other from different trucks. Fails above 2 µs on average, and when a position that changes no state and gets
 * no mark allocates anything.
 */
public final class DetectBench {

    private static final double MOST_NANOS = 2_000;
    private static final int WARM_UPS = 6;
    private static final int REPEATS = 11;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long sum;
    private long events;

    private DetectBench() {}

    /** Reports of several trucks, as a lane takes them. */
    private static final class Work {

        private final String name;
        private final List<Truck> fleet;
        private final Position[] positions;
        /** Which truck each is of. */
        private final int[] trucks;

        private Work(String name, List<Truck> fleet, Position[] positions, int[] trucks) {
            this.name = name;
            this.fleet = fleet;
            this.positions = positions;
            this.trucks = trucks;
        }

        static Work of(String name, List<Truck> fleet) {
            List<Position> positions = new ArrayList<>();
            List<Integer> trucks = new ArrayList<>();
            int longest = fleet.stream()
                    .mapToInt(truck -> truck.positions().size())
                    .max()
                    .orElseThrow();
            for (int i = 0; i < longest; i++) {
                for (int truck = 0; truck < fleet.size(); truck++) {
                    if (i < fleet.get(truck).positions().size()) {
                        positions.add(fleet.get(truck).positions().get(i));
                        trucks.add(truck);
                    }
                }
            }
            return new Work(
                    name,
                    fleet,
                    positions.toArray(Position[]::new),
                    trucks.stream().mapToInt(Integer::intValue).toArray());
        }

        HaulFold[] folds() {
            HaulFold[] folds = new HaulFold[fleet.size()];
            Arrays.setAll(folds, _ -> new HaulFold());
            return folds;
        }

        HaulContext[] contexts() {
            return fleet.stream().map(Truck::context).toArray(HaulContext[]::new);
        }
    }

    private record Cost(double nanos, double bytes) {}

    private record Row(
            Work work, Cost reading, Cost judging, double unchangedShare, long mostUnchangedBytes, long events) {

        boolean good() {
            return judging.nanos <= MOST_NANOS && mostUnchangedBytes == 0;
        }
    }

    public static void main(String[] arguments) throws IOException {
        DetectDistrict district = new DetectDistrict();
        List<Work> works = List.of(
                Work.of("recorded, 1 Hz", district.recorded()),
                Work.of("fleet of 200, 1 Hz", district.fleet(200, 1_200, 1)),
                Work.of("fleet of 1,000, 10 s", district.fleet(1_000, 3_600, 10)));
        DetectBench bench = new DetectBench();
        List<Row> rows = new ArrayList<>();
        for (Work work : works) {
            rows.add(bench.row(work));
        }
        System.out.printf(
                "%n%d routes, %d places, %d zones, %d routes a truck; %s, JDK %s; one thread; median of %d%n%n",
                DetectDistrict.ROUTES,
                DetectDistrict.PLACES,
                DetectDistrict.ZONES,
                DetectDistrict.ROUTES_A_TRUCK,
                machine(),
                Runtime.version(),
                REPEATS);
        System.out.printf(
                "%-22s %10s %12s %12s %8s %12s %12s %20s %8s%n",
                "",
                "positions",
                "reading ns",
                "judging ns",
                "ratio",
                "bytes/pos.",
                "unchanged %",
                "bytes if unchanged",
                "events");
        for (Row row : rows) {
            System.out.printf(
                    "%-22s %10d %12.1f %12.1f %8.1f %12.1f %12.1f %20d %8d%n",
                    row.work.name,
                    row.work.positions.length,
                    row.reading.nanos,
                    row.judging.nanos,
                    row.judging.nanos / row.reading.nanos,
                    row.judging.bytes,
                    100 * row.unchangedShare,
                    row.mostUnchangedBytes,
                    row.events);
        }
        write(rows);
        // so that nothing of what was computed is thrown away unseen
        System.out.println("checksum " + bench.sum);
        System.exit(rows.stream().allMatch(Row::good) ? 0 : 1);
    }

    private Row row(Work work) {
        Cost reading = cost(work, () -> read(work));
        Cost judging = cost(work, () -> judge(work));
        long before = events;
        judge(work);
        long found = events - before;
        long[] unchanged = unchanged(work);
        return new Row(work, reading, judging, (double) unchanged[0] / work.positions.length, unchanged[1], found);
    }

    private static Cost cost(Work work, Runnable run) {
        for (int i = 0; i < WARM_UPS; i++) {
            run.run();
        }
        double[] nanos = new double[REPEATS];
        long bytes = 0;
        for (int i = 0; i < REPEATS; i++) {
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            run.run();
            nanos[i] = (double) (System.nanoTime() - start) / work.positions.length;
            bytes = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        }
        Arrays.sort(nanos);
        return new Cost(nanos[REPEATS / 2], (double) bytes / work.positions.length);
    }

    /** The bare loop: every field that the detectors look at, of every position. */
    private void read(Work work) {
        long total = 0;
        for (Position position : work.positions) {
            total += position.at().getEpochSecond()
                    + position.receivedAt().getEpochSecond()
                    + position.lonE6()
                    + position.latE6()
                    + position.speedDeciKph()
                    + position.headingDeg()
                    + position.alarmFlags()
                    + position.statusFlags()
                    + position.satellites()
                    + position.recorderSpeedDeciKph();
        }
        sum += total;
    }

    private void judge(Work work) {
        HaulFold[] folds = work.folds();
        HaulContext[] contexts = work.contexts();
        Consumer<HaulEvent> found = _ -> events++;
        long marks = 0;
        for (int i = 0; i < work.positions.length; i++) {
            int truck = work.trucks[i];
            marks += folds[truck]
                    .judge(work.positions[i], contexts[truck], found)
                    .quality();
        }
        sum += marks;
    }

    /** How many positions changed no state and got no mark, and the most bytes that any of them took. */
    private long[] unchanged(Work work) {
        HaulFold[] folds = work.folds();
        HaulContext[] contexts = work.contexts();
        Consumer<HaulEvent> found = _ -> events++;
        long count = 0;
        long most = 0;
        for (int i = 0; i < work.positions.length; i++) {
            HaulFold fold = folds[work.trucks[i]];
            HaulState before = fold.memory().state();
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            Position marked = fold.judge(work.positions[i], contexts[work.trucks[i]], found);
            long bytes = THREADS.getCurrentThreadAllocatedBytes() - allocated;
            if (isSame(before, fold.memory().state()) && marked.quality() == 0) {
                count++;
                most = Math.max(most, bytes);
            }
        }
        return new long[] {count, most};
    }

    @SuppressWarnings("ReferenceEquality") // the point: not an equal state, the same one
    private static boolean isSame(HaulState one, HaulState other) {
        return one == other;
    }

    private static String machine() throws IOException {
        Path cpus = Path.of("/proc/cpuinfo");
        String model = !Files.exists(cpus)
                ? "unknown processor"
                : Files.readAllLines(cpus).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("unknown processor");
        return Runtime.getRuntime().availableProcessors() + " processors, " + model;
    }

    private static void write(List<Row> rows) throws IOException {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("benchmark", "detect");
        result.put("what", "plausibility and all detectors, one thread, positions in memory");
        result.put("machine", machine());
        result.put("jdk", Runtime.version().toString());
        result.put("routes", DetectDistrict.ROUTES);
        result.put("places", DetectDistrict.PLACES);
        result.put("zones", DetectDistrict.ZONES);
        for (Row row : rows) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("positions", row.work.positions.length);
            figures.put("readingNanos", row.reading.nanos);
            figures.put("judgingNanos", row.judging.nanos);
            figures.put("bytesAPosition", row.judging.bytes);
            figures.put("unchangedShare", row.unchangedShare);
            figures.put("mostBytesOfAnUnchangedPosition", row.mostUnchangedBytes);
            figures.put("events", row.events);
            result.put(row.work.name, figures);
        }
        Path file = Path.of("target/bench/detect.json");
        Files.createDirectories(file.getParent());
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), result);
    }
}
