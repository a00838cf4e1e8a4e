package org.liandan.ingest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.liandan.fleet.VehicleId;
import org.liandan.track.live.LivePositions;
import org.liandan.track.store.PositionSettings;
import org.liandan.track.store.PositionWriter;
import org.liandan.track.store.PositionWriters;
import org.liandan.track.store.TrackReader;

/** The lanes and the writers behind them, as many as the settings say. */
@Singleton
final class Lanes {

    private final List<Lane> lanes = new ArrayList<>();
    private final List<PositionWriter> writers = new ArrayList<>();
    private final PositionWriters positionWriters;
    private final PositionSettings positionSettings;
    private final IngestSettings settings;
    private final TrackReader tracks;
    private final LivePositions live;
    private final Clock clock;

    @Inject
    Lanes(
            PositionWriters positionWriters,
            PositionSettings positionSettings,
            IngestSettings settings,
            TrackReader tracks,
            LivePositions live,
            Clock clock) {
        this.positionWriters = positionWriters;
        this.positionSettings = positionSettings;
        this.settings = settings;
        this.tracks = tracks;
        this.live = live;
        this.clock = clock;
    }

    /** Makes the lanes; nothing runs on them yet. */
    void open(Lane.Road road) {
        for (int i = 0; i < Math.min(positionSettings.writers(), settings.lanes()); i++) {
            writers.add(positionWriters.writer("position-writer-" + i));
        }
        for (int i = 0; i < settings.lanes(); i++) {
            lanes.add(new Lane("lane-" + i, settings.laneCapacity(), writers.get(i % writers.size()), road));
        }
        positionWriters.endOthers();
        tracks.lastOfAll(clock.instant().minus(Duration.ofDays(positionSettings.retentionDays())), this::remember);
    }

    void start() {
        writers.forEach(PositionWriter::start);
        lanes.forEach(Lane::start);
    }

    /** What is newest in the table bounds what may be a resend, and is what the map shows first. */
    private void remember(TrackReader.LastPosition last) {
        of(new VehicleId(last.vehicle().vehicleId()))
                .writer()
                .seed(last.vehicle().vehicleId(), last.position().at());
        live.restore(last.vehicle(), last.position());
    }

    /** The vehicle's lane. By vehicle, not by terminal: a vehicle with two terminals keeps its order. */
    Lane of(VehicleId vehicle) {
        return lanes.get(Math.floorMod((vehicle.value() * 0x9e3779b9) >>> 16, lanes.size()));
    }

    /** Makes sure that a server that has died commits nothing any more. */
    void endOthers() {
        positionWriters.endOthers();
    }

    /** Something to ask whether all that has been accepted until now is committed. */
    BooleanSupplier barrier() {
        long[] marks = lanes.stream().mapToLong(Lane::mark).toArray();
        return () -> IntStream.range(0, marks.length).allMatch(i -> lanes.get(i).isPast(marks[i]));
    }

    long pending() {
        return lanes.stream().mapToLong(Lane::pending).sum();
    }

    boolean healthy() {
        return !writers.isEmpty()
                && writers.stream().allMatch(PositionWriter::healthy)
                && lanes.stream().allMatch(Lane::healthy);
    }

    boolean drain(Duration deadline) {
        lanes.forEach(Lane::close);
        long stepNs = Duration.ofMillis(10).toNanos();
        long stepsLeft = deadline.toNanos() / stepNs;
        while (pending() > 0 && stepsLeft-- > 0) {
            LockSupport.parkNanos(stepNs);
        }
        boolean drained = pending() == 0;
        for (PositionWriter writer : writers) {
            drained &= writer.close(Duration.ofSeconds(1));
        }
        return drained;
    }
}
