package org.liandan.bench;

import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.liandan.manifest.seal.Signer;
import org.liandan.manifest.seal.Sm2;

/**
 * Whole life cycles over REST against the packaged server, beside two limits measured in the same run: the statements that write the
 * same rows, by hand over JDBC in as many transactions; and as many SM2 signatures and nothing else. Steps and signatures one after the
 * other would need the sum of both.
 */
final class ManifestCycles {

    /** Created, issued, carried, arrived, received. */
    private static final int SIGNATURES = 5;

    private static final List<Integer> WORKERS = List.of(1, 2, 4);
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration MEASURED = Duration.ofSeconds(12);

    private final ManifestTable table;

    ManifestCycles(ManifestTable table) {
        this.table = table;
    }

    /**
     * One line of the table.
     *
     * @param workers that work at once, each with parties and a truck of its own
     * @param cyclesPerS whole life cycles a second: four requests, five signed steps
     * @param stepP50Ms of a request
     * @param stepP95Ms of a request
     * @param serverCpuMs processor time of the server for a cycle
     * @param sqlPerS cycles a second of the statements alone
     * @param sm2PerS cycles a second of the signatures alone
     * @param sumPerS of both, one after the other
     * @param ratio what the product reaches of that
     */
    record Result(
            int workers,
            double cyclesPerS,
            double stepP50Ms,
            double stepP95Ms,
            double serverCpuMs,
            double sqlPerS,
            double sm2PerS,
            double sumPerS,
            double ratio) {}

    List<Result> all(boolean profiled) throws IOException, InterruptedException, SQLException {
        List<Result> results = new ArrayList<>();
        System.out.printf(
                "%-8s %9s %9s %9s %9s %11s %9s %9s %7s%n",
                "workers", "cycles/s", "step p50", "p95 ms", "CPU ms", "SQL alone/s", "SM2 /s", "sum /s", "ratio");
        List<CycleParties> parties = CycleParties.make(table.database(), WORKERS.getLast());
        try (BenchServer server = new BenchServer(
                Map.of("LIANDAN_DB_URL", table.url(), "LIANDAN_WEBHOOK_INSIDE_ALLOWED", "false"),
                List.of("-Xmx512m"))) {
            List<CycleClient> clients = new ArrayList<>();
            for (CycleParties each : parties) {
                clients.add(new CycleClient(server.httpPort(), each));
            }
            Latencies unused = new Latencies();
            run(4, WARM_UP, worker -> clients.get(worker).cycle(unused));
            if (profiled) {
                ServerProfile.start(server.pid());
            }
            for (int workers : WORKERS) {
                results.add(measured(workers, server, clients));
                print(results.getLast());
            }
            if (profiled) {
                ServerProfile.stop(server.pid());
                ServerProfile.print(System.out);
            }
        }
        return results;
    }

    private Result measured(int workers, BenchServer server, List<CycleClient> clients)
            throws InterruptedException, SQLException {
        Latencies steps = new Latencies();
        double cpuBefore = server.cpuS();
        AtomicLong done = new AtomicLong();
        double cycles = run(workers, MEASURED, worker -> {
            clients.get(worker).cycle(steps);
            done.incrementAndGet();
        });
        double cpuMs = (server.cpuS() - cpuBefore) * 1e3 / done.get();
        double sql;
        try (CycleStatements statements = new CycleStatements(table, workers)) {
            sql = run(workers, MEASURED, statements::cycle);
        }
        double sm2 = signatures(workers) / SIGNATURES;
        double sum = 1 / (1 / sql + 1 / sm2);
        return new Result(
                workers,
                round(cycles),
                round(steps.quantileMs(0.5)),
                round(steps.quantileMs(0.95)),
                round(cpuMs),
                round(sql),
                round(sm2),
                round(sum),
                Math.round(cycles / sum * 100) / 100.0);
    }

    private static void print(Result result) {
        System.out.printf(
                "%-8d %9.1f %9.1f %9.1f %9.1f %11.1f %9.1f %9.1f %7.2f%n",
                result.workers,
                result.cyclesPerS,
                result.stepP50Ms,
                result.stepP95Ms,
                result.serverCpuMs,
                result.sqlPerS,
                result.sm2PerS,
                result.sumPerS,
                result.ratio);
    }

    private static double signatures(int workers) throws InterruptedException {
        SecureRandom random = new SecureRandom();
        List<Signer> signers = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            signers.add(Sm2.PrivateKey.random(random).signer("91150203MABENCH001", random));
        }
        byte[] hash = new byte[32];
        run(workers, Duration.ofSeconds(2), worker -> signers.get(worker).sign(hash));
        return run(workers, Duration.ofSeconds(4), worker -> signers.get(worker).sign(hash));
    }

    /** What a worker does again and again. */
    interface Work {
        void of(int worker) throws Exception;
    }

    /** How often a second the workers together do it. */
    private static double run(int workers, Duration time, Work work) throws InterruptedException {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        List<Callable<Long>> tasks = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            int worker = i;
            tasks.add(() -> {
                long done = 0;
                while (System.nanoTime() < end) {
                    work.of(worker);
                    done++;
                }
                return done;
            });
        }
        long done = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            for (Future<Long> task : threads.invokeAll(tasks)) {
                done += task.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a worker failed", e.getCause());
        }
        return done / ((System.nanoTime() - start) / 1e9);
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
