package org.liandan.place.web;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.liandan.place.store.ReferenceLayers;

/** The roads that we have, for a map that has no other ground. */
@Path("/api/v1/roads")
@Authenticated
@Tag(name = "reference", description = "底图数据 Reference layers")
public class RoadResource {

    private final ReferenceLayers layers;

    RoadResource(ReferenceLayers layers) {
        this.layers = layers;
    }

    @GET
    @Produces({"application/geo+json", "application/json"})
    @Operation(summary = "道路 Roads, a FeatureCollection")
    public String roads() {
        return layers.roads();
    }
}
