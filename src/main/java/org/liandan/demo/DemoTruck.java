package org.liandan.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.liandan.demo.DemoCatalogue.Truck;
import org.liandan.demo.ManifestClerk.Load;
import org.liandan.jt808.LocationReport;

/**
 * One truck's day, second by second of the simulated time: loads, has its manifest written, hauls, has it received, drives
 * back empty, and again. Its terminal reports all along.
 */
final class DemoTruck implements Runnable {

    private static final Duration MOVING_INTERVAL = Duration.ofSeconds(5);
    private static final Duration STANDING_INTERVAL = Duration.ofSeconds(20);
    /** About one alarm in half an hour of driving. */
    private static final int REPORTS_PER_CALL = 400;

    /** One load in two is confirmed by a waybill from the truck. */
    private static final int WAYBILLS = 2;

    private static final int WAYBILL_WAIT_S = 20;
    private static final int LOADING_S = 60;
    private static final int UNLOADING_S = 45;

    private final Truck truck;
    private final Drive outward;
    private final Drive back;
    private final Terminal terminal;
    private final ManifestClerk clerk;
    private final SimulatedTime time;
    private final RandomGenerator random;
    private final Consumer<String> journal;
    private final Receiver receiver;
    private final ReportSchedule schedule = new ReportSchedule(MOVING_INTERVAL, STANDING_INTERVAL);
    private double mileageM;
    private int alarmBits;
    private Instant now;

    DemoTruck(
            Truck truck,
            Drive outward,
            Drive back,
            Terminal terminal,
            ManifestClerk clerk,
            SimulatedTime time,
            RandomGenerator random,
            Consumer<String> journal) {
        this.truck = truck;
        this.outward = outward;
        this.back = back;
        this.terminal = terminal;
        this.clerk = clerk;
        this.time = time;
        this.random = random;
        this.journal = journal;
        this.receiver = new Receiver(random);
        this.mileageM = 20_000_000 + truck.index() * 137_000.0;
        this.now = time.begin().truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public void run() {
        try (terminal) {
            terminal.start();
            terminal.handIn(DriverPapers.card(truck, now));
            paperwork("clearing up", () -> clerk.clearUp(truck, now));
            double startS =
                    outward.secondsAt(truck.startShare() * outward.path().lengthM());
            if (startS == 0) {
                stand(outward.at(0), 5 + random.nextInt(20), false);
            }
            while (!Thread.currentThread().isInterrupted()) {
                Load load = dispatch(outward.at(startS));
                drive(outward, startS, true);
                startS = 0;
                stand(outward.at(outward.durationS()), UNLOADING_S + random.nextInt(30), true);
                if (load != null) {
                    paperwork("the receipt", () -> clerk.receive(truck, load, now));
                }
                drive(back, 0, false);
                stand(back.at(back.durationS()), LOADING_S + random.nextInt(60), false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Part of the loads is confirmed from the truck; where that takes too long, the office does it. */
    private @Nullable Load dispatch(Motion here) throws InterruptedException {
        Load[] issued = new Load[1];
        paperwork("the manifest", () -> issued[0] = clerk.issue(truck, now));
        Load load = issued[0];
        if (load != null) {
            if (random.nextInt(WAYBILLS) == 0) {
                terminal.handIn(DriverPapers.waybill(truck, load.number(), now));
                stand(here, WAYBILL_WAIT_S, true);
            }
            paperwork("the carriage", () -> clerk.carry(truck, load));
        }
        return load;
    }

    private void drive(Drive drive, double fromS, boolean loaded) throws InterruptedException {
        Habit habit = loaded ? truck.habit() : Habit.NONE;
        double halfWayS = drive.secondsAt(Habit.HALF_WAY * drive.path().lengthM());
        for (double second = fromS; second < drive.durationS(); second++) {
            Motion motion = drive.at(second);
            mileageM += drive.at(second + 1).alongM() - motion.alongM();
            alarmBits = habit.alarmBits(second - halfWayS);
            tick(motion, loaded);
            if (second < halfWayS && second + 1 >= halfWayS) {
                stand(motion.standing(), habit.stopS(), loaded);
            }
        }
    }

    private void stand(Motion motion, int seconds, boolean loaded) throws InterruptedException {
        for (int second = 0; second < seconds; second++) {
            tick(motion, loaded);
        }
    }

    private void tick(Motion motion, boolean loaded) throws InterruptedException {
        time.sleepUntil(now);
        Motion seen = receiver.see(motion);
        boolean tracked = terminal.tracked(now);
        if (schedule.due(now, motion) || tracked) {
            report(PositionReport.of(seen, now, mileageM, loaded, alarmBits), motion);
        }
        now = now.plusSeconds(1);
    }

    /** Drivers of the demo are seen with a telephone every now and then, while they drive. */
    private void report(LocationReport report, Motion motion) {
        if (motion.speedKph() > 20 && random.nextInt(REPORTS_PER_CALL) == 0) {
            terminal.driverTelephones(report);
        } else {
            terminal.report(report);
        }
    }

    private interface Paperwork {
        void done() throws IOException, InterruptedException;
    }

    /** A truck drives on when the office is away: its load then has no manifest, as in life. */
    private void paperwork(String what, Paperwork paperwork) throws InterruptedException {
        try {
            paperwork.done();
        } catch (IOException e) {
            journal.accept(truck.terminal().plate() + ": " + what + " failed: " + e.getMessage());
        }
    }
}
