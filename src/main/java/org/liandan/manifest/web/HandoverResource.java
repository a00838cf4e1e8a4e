package org.liandan.manifest.web;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.PlateNumber;
import org.liandan.http.Caller;
import org.liandan.http.Problem;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.store.HandoverBook;
import org.liandan.manifest.store.HandoverBook.LinkState;
import org.liandan.manifest.store.HandoverSettings;
import org.liandan.manifest.store.ManifestDesk;
import org.liandan.manifest.store.StoredManifest;

/** Hand-over links for software that shows the code on a screen of its own. */
@Path(ManifestResource.PATH + "/{number}/handover-links")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "manifests")
public class HandoverResource {

    private final HandoverBook book;
    private final ManifestDesk desk;
    private final HandoverSettings settings;
    private final Caller caller;

    HandoverResource(HandoverBook book, ManifestDesk desk, HandoverSettings settings, Caller caller) {
        this.book = book;
        this.desk = desk;
        this.settings = settings;
        this.caller = caller;
    }

    /**
     * What the link shall be good for.
     *
     * @param plate the truck; left out for any truck of the carrier
     */
    @Schema(name = "HandoverLinkRequest")
    public record LinkRequest(@Nullable String plate) {}

    /**
     * A new link, shown once.
     *
     * @param url to be shown as a QR code: whoever has it has the link
     * @param expiresAt until when it can be opened
     * @param plate the truck that it is bound to; null for any of the carrier
     * @param signIn whether the driver has to sign in
     */
    @Schema(name = "HandoverLink")
    public record LinkBody(
            String url, OffsetDateTime expiresAt, @Nullable String plate, boolean signIn) {}

    /** What has become of the latest link. */
    @Schema(name = "HandoverLinkState")
    public record StateBody(LinkState state) {}

    @POST
    @RolesAllowed({"PRODUCER", "CARRIER", "DRIVER", "RECEIVER", "BUREAU", "BUREAU_ADMIN"})
    @Operation(
            summary = "出示交接码 Make a hand-over link",
            description =
                    "For the producer of an issued manifest. The link is good for one confirmation; a new one withdraws the"
                            + " one before it. A manifest has 50 at most. It is shown in this answer and never again.")
    public Response make(@PathParam("number") String number, @NotNull LinkRequest request, @Context UriInfo address) {
        PlateNumber plate = HandoverPages.plate(request.plate());
        HandoverBook.Made made = book.make(ManifestResource.number(number), plate, caller);
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new LinkBody(
                        HandoverPages.link(made, settings, address),
                        DistrictTime.at(made.expiresAt()),
                        plate == null ? null : plate.value(),
                        !made.alone()))
                .build();
    }

    @GET
    @Path("/latest")
    @Operation(summary = "最近一次交接码的状态 What has become of the latest link: WAITING, OPENED, USED or EXPIRED")
    public StateBody state(@PathParam("number") String number) {
        ManifestNumber wanted = ManifestResource.number(number);
        StoredManifest stored = desk.get(wanted, caller);
        if (!stored.manifest().header().producer().id().equals(caller.organization())) {
            throw Problem.forbidden("交接码只由产出方查看。 Only the manifest's producer sees its links.");
        }
        return book.state(wanted)
                .map(StateBody::new)
                .orElseThrow(() -> Problem.notFound("尚未出示交接码。 No link has been made."));
    }
}
