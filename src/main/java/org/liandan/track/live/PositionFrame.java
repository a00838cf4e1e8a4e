package org.liandan.track.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What moved within one frame of the stream, for every viewer that sees all of it. Its text is made once, by the first who
 * asks for it, however many look: that is what makes a wall of screens cost about as much as one.
 */
public final class PositionFrame {

    private final List<LiveVehicle> vehicles;
    private final List<LivePosition> positions;
    private byte @Nullable [] text;

    PositionFrame(Collection<LiveVehicle> vehicles) {
        this.vehicles = List.copyOf(vehicles);
        List<LivePosition> latest = new ArrayList<>(vehicles.size());
        vehicles.forEach(vehicle -> latest.add(vehicle.current()));
        this.positions = List.copyOf(latest);
    }

    /** Each vehicle once, as it was when the frame was made. */
    public List<LivePosition> positions() {
        return positions;
    }

    List<LiveVehicle> vehicles() {
        return vehicles;
    }

    /**
     * The frame's text, not to be changed.
     *
     * @param writer makes it; asked once, so everybody must bring the same
     */
    public synchronized byte[] text(Function<List<LivePosition>, byte[]> writer) {
        byte[] made = text;
        if (made == null) {
            made = writer.apply(positions);
            text = made;
        }
        return made;
    }
}
