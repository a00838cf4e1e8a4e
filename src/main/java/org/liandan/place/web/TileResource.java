package org.liandan.place.web;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.liandan.http.Problem;
import org.liandan.place.store.RoadTiles;

/** Reference layers that are too large for one answer, as vector tiles. */
@Path("/api/v1/tiles/roads")
@Authenticated
@Tag(name = "reference", description = "底图数据 Reference layers")
public class TileResource {

    private static final String VECTOR_TILE = "application/vnd.mapbox-vector-tile";
    /** Roads are imported now and then; a map that is open may show them an hour late. */
    private static final int FRESH_S = 3_600;

    private final RoadTiles tiles;

    TileResource(RoadTiles tiles) {
        this.tiles = tiles;
    }

    /**
     * What a map needs to know before it asks for tiles.
     *
     * @param features pieces of road; few are had more simply by {@code /api/v1/roads}
     * @param minZoom farthest level of tiles
     * @param maxZoom nearest one; maps enlarge it
     */
    public record Layer(long features, int minZoom, int maxZoom) {}

    @GET
    @Produces("application/json")
    @Operation(summary = "道路图层规模 How many roads there are, and at which zooms there are tiles")
    public Layer layer() {
        return new Layer(tiles.count(), RoadTiles.FARTHEST, RoadTiles.NEAREST);
    }

    @GET
    @Path("/{z: \\d{1,2}}/{x: \\d{1,7}}/{y: \\d{1,7}}.mvt")
    @Produces(VECTOR_TILE)
    @Operation(summary = "道路矢量瓦片 Roads as a vector tile (Web Mercator, layer \"roads\")")
    public Response tile(
            @PathParam("z") int zoom, @PathParam("x") int x, @PathParam("y") int y, @Context Request request) {
        if (zoom < RoadTiles.FARTHEST || zoom > RoadTiles.NEAREST || x >= 1 << zoom || y >= 1 << zoom) {
            throw Problem.notFound("没有该瓦片，级别须在%d至%d之间。 No such tile, zoom must be within %d to %d."
                    .formatted(RoadTiles.FARTHEST, RoadTiles.NEAREST, RoadTiles.FARTHEST, RoadTiles.NEAREST));
        }
        byte[] tile = tiles.tile(zoom, x, y);
        EntityTag tag = new EntityTag(Integer.toHexString(Arrays.hashCode(tile)) + "-" + tile.length);
        CacheControl cache = new CacheControl();
        cache.setPrivate(true);
        cache.setMaxAge(FRESH_S);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(tile) : unchanged)
                .tag(tag)
                .cacheControl(cache)
                .build();
    }
}
