package org.liandan.ingest;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.liandan.cluster.Told;
import org.liandan.cluster.store.ServerTalk;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalDirectory;
import org.liandan.fleet.TerminalPhone;
import org.liandan.track.Position;
import org.liandan.track.live.LivePositions;

/**
 * Where trucks are, told to the other servers once a second, so that a viewer sees all of them whichever server he has reached, and
 * silence is measured by all that was heard. Of a second's reports of a truck only the newest is told.
 */
@Singleton
final class PositionTalk {

    private static final String POSITION = "position";
    private static final long EVERY_MS = 1_000;
    private static final int FIELDS = 15;

    /**
     * The newest of a truck.
     *
     * @param heard by the time of its receipt
     * @param shown by its own time, of those that say where the truck is
     */
    private record Newest(
            RegisteredTerminal terminal,
            Position heard,
            @Nullable Position shown) {

        Newest with(RegisteredTerminal from, Position position) {
            boolean later = LivePositions.isBelievable(position)
                    && (shown == null || position.at().isAfter(shown.at()));
            return new Newest(from, position, later ? position : shown);
        }
    }

    private final ServerTalk talk;
    private final TerminalDirectory directory;
    private final LivePositions live;
    private final ConcurrentHashMap<Integer, Newest> waiting = new ConcurrentHashMap<>();
    private volatile boolean running;

    @Inject
    PositionTalk(ServerTalk talk, TerminalDirectory directory, LivePositions live) {
        this.talk = talk;
        this.directory = directory;
        this.live = live;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        Thread.ofVirtual().name("position-talk").start(() -> {
            while (running) {
                tell();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(EVERY_MS));
            }
        });
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
    }

    /** Reports that have come here. */
    void report(RegisteredTerminal terminal, List<Position> positions) {
        if (talk.alone()) {
            return;
        }
        for (Position position : positions) {
            waiting.compute(
                    position.vehicleId(),
                    (_, newest) -> newest == null
                            ? new Newest(terminal, position, LivePositions.isBelievable(position) ? position : null)
                            : newest.with(terminal, position));
        }
    }

    private void tell() {
        for (Integer vehicle : waiting.keySet()) {
            Newest newest = waiting.remove(vehicle);
            if (newest != null) {
                Position shown = newest.shown();
                if (shown != null) {
                    talk.tell(POSITION, words(newest.terminal().phone(), shown));
                }
                if (!newest.heard().equals(shown)) {
                    talk.tell(POSITION, words(newest.terminal().phone(), newest.heard()));
                }
            }
        }
    }

    void onTold(@Observes Told told) {
        if (!told.subject().equals(POSITION)) {
            return;
        }
        String[] fields = told.words().split(" ", FIELDS + 1);
        RegisteredTerminal terminal = fields.length == FIELDS ? directory.find(TerminalPhone.parse(fields[0])) : null;
        if (terminal != null) {
            live.report(terminal, position(terminal, fields));
        }
    }

    static String words(TerminalPhone phone, Position position) {
        return String.join(
                " ",
                phone.digits(),
                Long.toString(position.at().toEpochMilli()),
                Long.toString(position.receivedAt().toEpochMilli()),
                Integer.toString(position.lonE6()),
                Integer.toString(position.latE6()),
                Integer.toString(position.speedDeciKph()),
                Integer.toString(position.headingDeg()),
                Integer.toString(position.altitudeM()),
                Integer.toString(position.alarmFlags()),
                Integer.toString(position.statusFlags()),
                Integer.toString(position.satellites()),
                Integer.toString(position.recorderSpeedDeciKph()),
                Long.toString(position.mileageDeciKm()),
                Boolean.toString(position.backlog()),
                Integer.toString(position.quality()));
    }

    /** @throws NumberFormatException if a field is no number */
    static Position position(RegisteredTerminal terminal, String[] fields) {
        return new Position(
                terminal.terminal().value(),
                terminal.vehicle().value(),
                Instant.ofEpochMilli(Long.parseLong(fields[1])),
                Instant.ofEpochMilli(Long.parseLong(fields[2])),
                Integer.parseInt(fields[3]),
                Integer.parseInt(fields[4]),
                Integer.parseInt(fields[5]),
                Integer.parseInt(fields[6]),
                Integer.parseInt(fields[7]),
                Integer.parseInt(fields[8]),
                Integer.parseInt(fields[9]),
                Integer.parseInt(fields[10]),
                Integer.parseInt(fields[11]),
                Long.parseLong(fields[12]),
                Boolean.parseBoolean(fields[13]),
                Integer.parseInt(fields[14]));
    }
}
