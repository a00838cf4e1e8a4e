package org.liandan.track.live;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.party.OrganizationId;
import org.liandan.track.Position;
import org.liandan.track.Quality;
import org.liandan.track.store.TrackReader;

/**
 * The latest position of every vehicle, in memory: the newest one wins. Updating costs a map look-up and a lock that
 * nobody else holds; viewers are served from elsewhere (see {@link LiveStream}).
 */
@Singleton
public final class LivePositions {

    /** Reports that say nothing about where the vehicle is now. */
    private static final int UNBELIEVABLE = Quality.NOT_POSITIONED | Quality.JUMP | Quality.FUTURE_TIME;

    private final ConcurrentHashMap<Integer, LiveVehicle> vehicles = new ConcurrentHashMap<>();
    private final LiveStream stream;

    @Inject
    LivePositions(LiveStream stream) {
        this.stream = stream;
    }

    /** A report has come; shown when it is newer than what is shown. */
    public void report(RegisteredTerminal terminal, Position position) {
        LiveVehicle vehicle = vehicle(terminal);
        vehicle.heard(position);
        if (isBelievable(position)) {
            change(
                    vehicle,
                    live -> isNewer(position, live)
                            ? new LivePosition(
                                    live.vehicleId(), terminal.plate(), terminal.carrier(), position, live.online())
                            : live);
        }
    }

    /** A terminal has authenticated, or has gone. */
    public void connected(RegisteredTerminal terminal, boolean online) {
        LiveVehicle vehicle = vehicle(terminal);
        change(
                vehicle,
                live -> live.online() == online
                        ? live
                        : new LivePosition(
                                live.vehicleId(), terminal.plate(), terminal.carrier(), live.position(), online));
        stream.connected(vehicle);
    }

    /** What the table holds as the newest position, at the start of the server. */
    public void restore(TrackReader.TrackedVehicle vehicle, Position position) {
        LiveVehicle restored = new LiveVehicle(new LivePosition(
                vehicle.vehicleId(), vehicle.plate(), new OrganizationId(vehicle.carrierId()), position, false));
        restored.heard(position);
        vehicles.put(vehicle.vehicleId(), restored);
    }

    /** What is known of a vehicle; empty when nothing has been heard of it. */
    public Optional<LivePosition> of(int vehicleId) {
        LiveVehicle vehicle = vehicles.get(vehicleId);
        return vehicle == null ? Optional.empty() : Optional.of(vehicle.current());
    }

    /** All vehicles of which a position is known. */
    public void each(Consumer<LiveVehicle> consumer) {
        Collection<LiveVehicle> all = vehicles.values();
        all.forEach(consumer);
    }

    private LiveVehicle vehicle(RegisteredTerminal terminal) {
        int vehicleId = terminal.vehicle().value();
        LiveVehicle vehicle = vehicles.get(vehicleId);
        return vehicle != null
                ? vehicle
                : vehicles.computeIfAbsent(
                        vehicleId,
                        id -> new LiveVehicle(new LivePosition(id, terminal.plate(), terminal.carrier(), null, false)));
    }

    private void change(LiveVehicle vehicle, UnaryOperator<LivePosition> change) {
        if (vehicle.change(change)) {
            stream.moved(vehicle);
        }
    }

    /** Whether a report says anything about where the vehicle is now. */
    public static boolean isBelievable(Position position) {
        return (position.quality() & UNBELIEVABLE) == 0;
    }

    private static boolean isNewer(Position position, LivePosition live) {
        Position shown = live.position();
        return shown == null || position.at().isAfter(shown.at());
    }
}
