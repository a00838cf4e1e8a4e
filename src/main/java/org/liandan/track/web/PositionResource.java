package org.liandan.track.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.liandan.http.Problem;
import org.liandan.track.live.LivePositions;
import org.liandan.track.live.PositionEvent;
import org.liandan.track.store.TrackReader;

/** Where a vehicle is now, from memory. */
@Path("/api/v1/vehicles/{plate}/position")
public class PositionResource {

    private final VisibleVehicles vehicles;
    private final LivePositions positions;

    @Inject
    PositionResource(VisibleVehicles vehicles, LivePositions positions) {
        this.vehicles = vehicles;
        this.positions = positions;
    }

    @GET
    @RolesAllowed({"CARRIER", "DRIVER", "BUREAU", "BUREAU_ADMIN", "TRAFFIC_POLICE", "SUBDISTRICT", "AUDITOR"})
    @Operation(summary = "车辆最新位置 Last position of a vehicle")
    public PositionEvent position(@PathParam("plate") String plate) {
        TrackReader.TrackedVehicle vehicle = vehicles.find(plate);
        return positions
                .of(vehicle.vehicleId())
                .flatMap(PositionEvent::of)
                .orElseThrow(() -> Problem.notFound("该车辆尚无定位。 No position of this vehicle is known."));
    }
}
