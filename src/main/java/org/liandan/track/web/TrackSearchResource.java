package org.liandan.track.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.liandan.geo.Fence;
import org.liandan.http.Paging;
import org.liandan.http.Problem;
import org.liandan.track.Stay;
import org.liandan.track.Trace;
import org.liandan.track.store.PassageReader;

/** Who passed through an area between two moments. */
@Path("/api/v1/tracks/search")
public class TrackSearchResource {

    /** A depot with a hundred parked trucks for two days; some forty megabytes while it is looked through. */
    private static final int MOST_FIXES = 2_000_000;

    private final PassageReader passages;

    @Inject
    TrackSearchResource(PassageReader passages) {
        this.passages = passages;
    }

    /**
     * One vehicle that was within the area.
     *
     * @param plate its plate
     * @param firstInside start of its first stay
     * @param lastInside end of its last stay
     * @param fixes reports from inside, all stays together; 0 when it only crossed the area between two reports
     * @param stays in order of time
     */
    public record Passage(String plate, Instant firstInside, Instant lastInside, int fixes, List<Stay> stays) {

        static Passage of(String plate, List<Stay> stays) {
            return new Passage(
                    plate,
                    stays.getFirst().from(),
                    stays.getLast().to(),
                    stays.stream().mapToInt(Stay::fixes).sum(),
                    stays);
        }
    }

    @POST
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN", "TRAFFIC_POLICE"})
    @Operation(
            summary = "按区域和时间查询经过车辆 Who passed through an area between two moments",
            description =
                    "area is a GeoJSON Polygon of at most 500 positions, at most 20 km wide and high; from (inclusive)"
                            + " and to (exclusive) are at most 7 days apart. Reports without a fix and jumps do not count; a truck"
                            + " that crosses the area between two reports at most two minutes apart does, with fixes 0. In order"
                            + " of the first moment inside. Each search is in the audit log.")
    public Response search(
            @NotNull @Valid SearchRequest request, @BeanParam @Valid Paging paging, @Context UriInfo uri) {
        Fence area = request.fence();
        Instant from = request.from().toInstant();
        Instant to = request.to().toInstant();
        PassageReader.Near near = passages.near(area, from, to, MOST_FIXES);
        if (!near.complete()) {
            throw new Problem(
                    422,
                    "search-too-wide",
                    "该区域和时段内的定位过多，请缩小区域或时段。 Too many positions: search a smaller area or a shorter stretch.",
                    List.of(),
                    Map.of());
        }
        List<Passage> found = passages(area, near);
        passages.asked(area, from, to, found.size());
        List<Passage> page =
                found.stream().skip(paging.offset()).limit(paging.size).toList();
        return paging.response(page, found.size(), uri);
    }

    private List<Passage> passages(Fence area, PassageReader.Near near) {
        Map<Integer, String> plates =
                passages.plates(near.traces().stream().map(Trace::vehicleId).toList());
        List<Passage> found = new ArrayList<>();
        for (Trace trace : near.traces()) {
            List<Stay> stays = Stay.within(area, trace);
            if (!stays.isEmpty()) {
                found.add(Passage.of(plates.getOrDefault(trace.vehicleId(), "#" + trace.vehicleId()), stays));
            }
        }
        found.sort(Comparator.comparing(Passage::firstInside).thenComparing(Passage::plate));
        return found;
    }
}
