package org.liandan.place.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.place.store.ShapePreviews;
import org.liandan.place.store.ShapePreviews.FencePreview;
import org.liandan.place.store.ShapePreviews.RoutePreview;

/** What a drawn shape would be, before it is kept: refused for the same reasons as on saving, measured the same way. */
@Path("/api/v1/previews")
@RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
@Tag(name = "previews", description = "绘图预览 Previews of drawn shapes")
public class PreviewResource {

    private final ShapePreviews previews;

    PreviewResource(ShapePreviews previews) {
        this.previews = previews;
    }

    /** A line as drawn: GeoJSON LineString. */
    public record LineDrawn(
            @NotNull @Schema(type = SchemaType.OBJECT) JsonNode line) {}

    /**
     * A fence as drawn: GeoJSON Polygon.
     *
     * @param code of the place that is changed, left out for a new one
     */
    public record FenceDrawn(
            @NotNull @Schema(type = SchemaType.OBJECT) JsonNode fence,
            @Pattern(regexp = PlaceResource.CODE) @Nullable String code) {}

    /**
     * A route as it would be.
     *
     * @param lengthM metres, whole
     * @param turnPoints its corners, in driving order
     */
    public record Line(long lengthM, List<RouteResource.Corner> turnPoints) {}

    @POST
    @Path("/routes")
    @Operation(summary = "预览路线：长度和转弯点 A route's length and turn points, nothing kept")
    public Line route(@NotNull @Valid LineDrawn drawn) {
        RoutePreview preview = previews.route(drawn.line());
        return new Line(
                Math.round(preview.lengthM()),
                preview.corners().stream().map(RouteResource.Corner::of).toList());
    }

    @POST
    @Path("/fences")
    @Operation(summary = "预览围栏：面积和重叠 A fence's area and what it overlaps, nothing kept")
    public FencePreview fence(@NotNull @Valid FenceDrawn drawn) {
        return previews.fence(drawn.fence(), drawn.code());
    }
}
