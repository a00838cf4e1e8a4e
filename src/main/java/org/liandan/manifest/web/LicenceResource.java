package org.liandan.manifest.web;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.FieldViolation;
import org.liandan.http.Problem;
import org.liandan.manifest.DisposalMethod;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.Site;
import org.liandan.manifest.SiteLicence;
import org.liandan.manifest.WasteCategory;
import org.liandan.manifest.store.SiteLicences;

/** What single sites may take, and do with it. Everybody may read it; the bureau records it. */
@Path("/api/v1/site-licences/{place}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "manifests")
public class LicenceResource {

    private final SiteLicences licences;
    private final Caller caller;

    LicenceResource(SiteLicences licences, Caller caller) {
        this.licences = licences;
        this.caller = caller;
    }

    /**
     * A licence as it shall be recorded.
     *
     * @param categories what may come in; none at all ends the site's taking anything
     * @param capacityM3 how much may come in from {@code validFrom} on; left out for no limit
     * @param validFrom first moment; judged by it is only what is signed after it was recorded
     */
    @Schema(name = "SiteLicenceRequest")
    public record LicenceRequest(
            @NotBlank @Size(max = 60) String number,
            @NotNull Set<WasteCategory> categories,
            @NotNull Set<DisposalMethod> methods,

            @DecimalMin("1") @DecimalMax("100000000") @Digits(integer = 9, fraction = 3) @Nullable BigDecimal capacityM3,

            @NotNull OffsetDateTime validFrom,
            @Nullable OffsetDateTime validTo) {

        SiteLicence licence() {
            if (validTo != null && !validTo.isAfter(validFrom)) {
                throw Problem.invalid(
                        List.of(new FieldViolation("validTo", "应晚于 validFrom Must lie after validFrom.")));
            }
            return new SiteLicence(
                    number.strip(),
                    categories,
                    methods,
                    capacityM3,
                    validFrom.toInstant(),
                    validTo == null ? null : validTo.toInstant());
        }
    }

    /** A recorded licence. */
    @Schema(name = "SiteLicence")
    public record LicenceBody(
            String number,
            Set<WasteCategory> categories,
            Set<DisposalMethod> methods,
            @Nullable BigDecimal capacityM3,
            OffsetDateTime validFrom,
            @Nullable OffsetDateTime validTo,
            String recordedBy,
            OffsetDateTime recordedAt) {

        static LicenceBody of(SiteLicences.Recorded recorded) {
            SiteLicence licence = recorded.licence();
            return new LicenceBody(
                    licence.number(),
                    new TreeSet<>(licence.categories()),
                    new TreeSet<>(licence.methods()),
                    licence.capacityM3(),
                    DistrictTime.at(licence.validFrom()),
                    licence.validTo() == null ? null : DistrictTime.at(licence.validTo()),
                    recorded.by(),
                    DistrictTime.at(recorded.at()));
        }
    }

    @GET
    @Operation(summary = "场所许可（最新在前） The licences of a site, the latest first")
    public List<LicenceBody> list(@PathParam("place") String place) {
        return licences.history(licences.site(place).id()).stream()
                .map(LicenceBody::of)
                .toList();
    }

    @POST
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Operation(
            summary = "登记场所许可 Record a site's licence",
            description =
                    "It replaces what was recorded before, from its first moment on. What was signed until now stays as it"
                            + " was judged.")
    public Response record(@PathParam("place") String place, @NotNull @Valid LicenceRequest request) {
        Site site = licences.site(place);
        return Response.status(Response.Status.CREATED)
                .entity(LicenceBody.of(licences.record(site.id(), request.licence(), caller)))
                .build();
    }
}
