package org.liandan.track.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.liandan.fleet.VehicleId;
import org.liandan.geo.LonLat;
import org.liandan.manifest.WaysDriven;
import org.liandan.track.Position;
import org.liandan.track.Quality;

/** Ways for certificates, from the stored track. */
@ApplicationScoped
class StoredWays implements WaysDriven {

    private final TrackReader tracks;

    StoredWays(TrackReader tracks) {
        this.tracks = tracks;
    }

    @Override
    public List<LonLat> between(VehicleId vehicle, Instant from, Instant to) {
        return tracks.track(vehicle.value(), from, to, MOST_POINTS).stream()
                .filter(position -> position.positioned() && (position.quality() & Quality.JUMP) == 0)
                .map(Position::lonLat)
                .toList();
    }
}
