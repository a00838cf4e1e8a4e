package org.liandan.track.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.liandan.fleet.PlateNumber;
import org.liandan.http.Caller;
import org.liandan.http.Problem;
import org.liandan.party.OrganizationId;
import org.liandan.track.store.TrackReader;

/** Finds the vehicle that a path names, if the caller may see it; a foreign one is as good as none. */
@Singleton
class VisibleVehicles {

    private final TrackReader tracks;
    private final Caller caller;

    @Inject
    VisibleVehicles(TrackReader tracks, Caller caller) {
        this.tracks = tracks;
        this.caller = caller;
    }

    TrackReader.TrackedVehicle find(String plate) {
        return tracks.vehicle(PlateNumber.normalize(plate))
                .filter(vehicle -> caller.seesEverything()
                        || caller.organization().equals(new OrganizationId(vehicle.carrierId())))
                .orElseThrow(() -> Problem.notFound("没有该车辆，或无权查看。 No such vehicle, or none that you may see."));
    }
}
