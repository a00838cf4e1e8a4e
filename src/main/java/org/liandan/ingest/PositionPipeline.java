package org.liandan.ingest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.VehicleId;
import org.liandan.haul.HaulContexts;
import org.liandan.haul.JudgedEvent;
import org.liandan.haul.store.TurnTally;
import org.liandan.track.Admission;
import org.liandan.track.Position;
import org.liandan.track.SetAside;
import org.liandan.track.live.LivePositions;
import org.liandan.track.store.PositionSettings;

/**
 * The road of a position on one page, between the socket (hand-over 1, {@link #accept}) and the table (hand-over 2, the
 * writer). {@link #travel} is the road: its steps in their order, on one lane's thread, so one vehicle's positions are
 * judged in the order in which they came, without locks.
 *
 * <p>Every report that is accepted ends in one of four places, so at any moment
 * {@code received = stored + duplicate + set_aside + pending}.
 */
@Singleton
public final class PositionPipeline {

    private static final Logger LOG = Logger.getLogger(PositionPipeline.class);

    /** No believable report is from later. */
    private static final Duration UNKNOWN_BOUND = Duration.ofHours(1);

    private final Lanes lanes;
    private final HaulContexts contexts;
    private final ViolationDesk violations;
    private final TurnTally turns;
    private final LivePositions live;
    private final Resumption resumption;
    private final PositionTalk talk;
    private final Admission admission;
    private final Journeys journeys;
    private final int oneOf;
    private final Clock clock;
    private final AtomicLong passed = new AtomicLong();
    private final LongAdder received = new LongAdder();
    private final LongAdder detectorFailures = new LongAdder();
    private volatile boolean receiving;

    @Inject
    PositionPipeline(
            Lanes lanes,
            HaulContexts contexts,
            ViolationDesk violations,
            TurnTally turns,
            LivePositions live,
            Resumption resumption,
            PositionTalk talk,
            PositionSettings settings,
            Journeys journeys,
            Clock clock) {
        this.lanes = lanes;
        this.resumption = resumption;
        this.talk = talk;
        this.contexts = contexts;
        this.violations = violations;
        this.turns = turns;
        this.live = live;
        this.admission = new Admission(Duration.ofDays(settings.retentionDays()));
        this.journeys = journeys;
        this.oneOf = journeys.oneOf();
        this.clock = clock;
    }

    /** Opens the lanes, with the detectors where the last run left them; before the first {@link #accept}. */
    public void start() {
        lanes.open(this::travel);
        resumption.resume(vehicle -> lanes.of(new VehicleId(vehicle)).vehicle(vehicle));
        lanes.start();
        receiving = true;
    }

    /**
     * Hand-over 1: takes what one message reported. Never blocks and never refuses.
     *
     * @param setAside reports of the message that could not become positions
     * @param receipt told when all of it is durable
     * @return false when the sender's lane is full: it is not to be read until {@link Receipt#resumeReading}
     */
    public boolean accept(
            RegisteredTerminal terminal, List<Position> positions, List<SetAside> setAside, Receipt receipt) {
        received.add(positions.size() + setAside.size());
        Lane lane = lanes.of(terminal.vehicle());
        Receipt told = oneOf == 0 ? receipt : follow(terminal, positions.size() + setAside.size(), receipt);
        return lane.accept(new Delivery(terminal, positions, setAside, told, lane));
    }

    private Receipt follow(RegisteredTerminal terminal, int reports, Receipt receipt) {
        return passed.getAndIncrement() % oneOf == 0
                ? new FollowedReport(
                        receipt, journeys, clock, terminal.vehicle().value(), reports)
                : receipt;
    }

    /** The vehicle may have been on another server meanwhile: before its next report is judged, what that one stored is read back. */
    public void doubt(VehicleId vehicle) {
        lanes.of(vehicle).doubt(vehicle.value());
    }

    /** Something to ask whether all that has been accepted until now is committed. */
    public BooleanSupplier barrier() {
        return lanes.barrier();
    }

    private void learn(Set<Integer> vehicles, Lane lane) {
        try {
            lanes.endOthers();
            Map<Integer, VehicleState> states = new HashMap<>();
            resumption.resume(
                    vehicles,
                    vehicle -> states.computeIfAbsent(vehicle, _ -> new VehicleState()),
                    lane.writer()::raise);
            vehicles.forEach(vehicle -> lane.remember(vehicle, states.getOrDefault(vehicle, new VehicleState())));
        } catch (RuntimeException e) {
            LOG.warnf("what another server knew of %d vehicles is not known yet: %s", vehicles.size(), e.getMessage());
            // until it is, each of their reports is looked for in the table
            Instant bound = clock.instant().plus(UNKNOWN_BOUND);
            vehicles.forEach(vehicle -> {
                lane.doubt(vehicle);
                lane.writer().raise(vehicle, bound);
            });
        }
    }

    /** The road, for a chunk of one lane's deliveries. Whatever fails on it, they reach the writer. */
    private void travel(List<Delivery> chunk, Lane lane) {
        Set<Integer> doubted = lane.takeDoubted(chunk);
        if (!doubted.isEmpty()) {
            learn(doubted, lane);
        }
        JudgedEvents found = new JudgedEvents();
        chunk.replaceAll(delivery -> judge(delivery, lane, found));
        if (!found.all().isEmpty()) {
            violations.record(found.all());
            turns.count(found.all().stream().map(JudgedEvent::event).toList());
        }
        for (Delivery delivery : chunk) {
            show(delivery);
            if (delivery.receipt() instanceof FollowedReport followed) {
                followed.handedOver();
            }
            lane.writer().submit(delivery);
        }
    }

    /** What is shown is worth less than what is stored. */
    private void show(Delivery delivery) {
        try {
            delivery.positions().forEach(position -> live.report(delivery.terminal(), position));
            talk.report(delivery.terminal(), delivery.positions());
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "positions of vehicle %d are not shown",
                    delivery.terminal().vehicle().value());
        }
    }

    private Delivery judge(Delivery delivery, Lane lane, JudgedEvents found) {
        if (delivery.receipt() instanceof FollowedReport followed) {
            followed.taken();
        }
        VehicleState vehicle = lane.vehicle(delivery.terminal().vehicle().value());
        List<Position> marked = new ArrayList<>(delivery.positions().size());
        List<SetAside> refused = List.of();
        for (Position position : delivery.positions()) {
            SetAside refusal = admission.refuse(position);
            if (refusal == null) {
                marked.add(judge(position, vehicle, found));
            } else {
                refused = refused.isEmpty() ? new ArrayList<>() : refused;
                refused.add(refusal);
            }
        }
        return delivery.judged(marked, refused);
    }

    /** Plausibility, then the detectors. One that fails on a position costs neither the position nor the lane. */
    private Position judge(Position position, VehicleState vehicle, JudgedEvents found) {
        try {
            return vehicle.judge(position, found.against(contexts.of(position.vehicleId(), position.at())), found);
        } catch (RuntimeException e) {
            detectorFailures.increment();
            LOG.errorf(e, "position of vehicle %d at %s could not be judged", position.vehicleId(), position.at());
            return position;
        }
    }

    /**
     * Finishes the lanes and flushes the writers; nothing may be accepted any more.
     *
     * @return false when the deadline passed first; what was left was not acknowledged
     */
    public boolean drain(Duration deadline) {
        receiving = false;
        return lanes.drain(deadline);
    }

    /** Whether reports are taken in and written: not before the start, not while the database is away, not after the end. */
    public boolean isListening() {
        return receiving && healthy();
    }

    /** False while a writer cannot write. */
    public boolean healthy() {
        return lanes.healthy();
    }

    /** Reports accepted since the start. */
    public long received() {
        return received.sum();
    }

    /** Reports accepted and not yet committed. */
    public long pending() {
        return lanes.pending();
    }

    /** Positions that could not be judged; they were stored all the same. */
    public long detectorFailures() {
        return detectorFailures.sum();
    }
}
