package org.liandan.track.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.liandan.fleet.VehicleId;
import org.liandan.manifest.Whereabouts;

/** The newest positions, as manifests ask for them. Who may ask about which truck is for the asker to know. */
@ApplicationScoped
class LiveWhereabouts implements Whereabouts {

    private final LivePositions live;

    LiveWhereabouts(LivePositions live) {
        this.live = live;
    }

    @Override
    public Optional<LastReport> last(VehicleId vehicle) {
        return live.of(vehicle.value())
                .map(LivePosition::position)
                .map(position -> new LastReport(position.lonLat(), position.at(), position.speedKph()));
    }
}
