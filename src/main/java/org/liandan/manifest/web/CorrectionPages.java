package org.liandan.manifest.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Page;
import org.liandan.manifest.CorrectionState;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.Refusal;
import org.liandan.manifest.store.CorrectionDesk;
import org.liandan.manifest.store.CorrectionFiling;
import org.liandan.manifest.store.Edition;
import org.liandan.manifest.store.ManifestDesk;
import org.liandan.manifest.store.StoredManifest;
import org.liandan.party.Role;

/** A manifest's corrections on a phone: what waits, what was, and the form for the next one. */
@Path("/manifests/{number}/corrections")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({
    "PRODUCER",
    "CARRIER",
    "DRIVER",
    "RECEIVER",
    "BUREAU",
    "BUREAU_ADMIN",
    "TRAFFIC_POLICE",
    "SUBDISTRICT",
    "AUDITOR"
})
public class CorrectionPages {

    private static final Set<Role> PROPOSING =
            EnumSet.of(Role.PRODUCER, Role.CARRIER, Role.DRIVER, Role.RECEIVER, Role.BUREAU, Role.BUREAU_ADMIN);

    private final CorrectionDesk corrections;
    private final ManifestDesk manifests;
    private final Caller caller;
    private final Page page;
    private final Clock clock;

    CorrectionPages(CorrectionDesk corrections, ManifestDesk manifests, Caller caller, Page page, Clock clock) {
        this.corrections = corrections;
        this.manifests = manifests;
        this.caller = caller;
        this.page = page;
        this.clock = clock;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(
                String path,
                String printed,
                int edition,
                List<CorrectionCard> cards,
                List<Edition> editions,
                @Nullable CorrectionForm form,
                String refusal);
    }

    @GET
    public TemplateInstance list(@PathParam("number") String number) {
        StoredManifest stored = manifests.get(ManifestPages.number(number), caller);
        return page(stored, mayPropose() ? CorrectionForm.fresh(stored.manifest(), page) : null, "");
    }

    /** Whoever only reads is offered no form; {@link #propose} refuses them. */
    private boolean mayPropose() {
        return caller.roles().stream().anyMatch(PROPOSING::contains);
    }

    @POST
    @RolesAllowed({"PRODUCER", "CARRIER", "DRIVER", "RECEIVER", "BUREAU", "BUREAU_ADMIN"})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response propose(@PathParam("number") String number, MultivaluedMap<String, String> sent) {
        StoredManifest stored = manifests.get(ManifestPages.number(number), caller);
        Map<String, String> changed = CorrectionForm.changed(stored.manifest(), sent, page);
        String reason = sent.getFirst("reason") == null ? "" : sent.getFirst("reason");
        return switch (corrections.propose(ManifestPages.number(number), changed, reason, caller)) {
            case CorrectionFiling.Filed _ -> back(number);
            case CorrectionFiling.Refused(List<Refusal> refusals, StoredManifest current) ->
                Response.status(StepPages.status(refusals.getFirst().code()))
                        .entity(page(
                                current,
                                CorrectionForm.refused(current.manifest(), changed, reason, refusals, page),
                                ""))
                        .build();
        };
    }

    @POST
    @RolesAllowed({"PRODUCER", "CARRIER", "DRIVER", "RECEIVER", "BUREAU", "BUREAU_ADMIN"})
    @Path("{id}/approval")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response approve(@PathParam("number") String number, @PathParam("id") long id) {
        return answer(number, corrections.approve(ManifestPages.number(number), id, caller));
    }

    @POST
    @RolesAllowed({"PRODUCER", "CARRIER", "DRIVER", "RECEIVER", "BUREAU", "BUREAU_ADMIN"})
    @Path("{id}/refusal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decline(
            @PathParam("number") String number,
            @PathParam("id") long id,
            @FormParam("reason") @Nullable String reason) {
        return answer(number, corrections.decline(ManifestPages.number(number), id, words(reason), caller));
    }

    @POST
    @RolesAllowed({"PRODUCER", "CARRIER", "DRIVER", "RECEIVER", "BUREAU", "BUREAU_ADMIN"})
    @Path("{id}/withdrawal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response withdraw(@PathParam("number") String number, @PathParam("id") long id) {
        return answer(number, corrections.withdraw(ManifestPages.number(number), id, caller));
    }

    @POST
    @Path("{id}/decision")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    public Response decide(
            @PathParam("number") String number,
            @PathParam("id") long id,
            @FormParam("approved") boolean approved,
            @FormParam("reason") @Nullable String reason) {
        return answer(number, corrections.decide(ManifestPages.number(number), id, approved, words(reason), caller));
    }

    private Response answer(String number, CorrectionFiling filing) {
        return switch (filing) {
            case CorrectionFiling.Filed _ -> back(number);
            case CorrectionFiling.Refused(List<Refusal> refusals, StoredManifest current) ->
                Response.status(StepPages.status(refusals.getFirst().code()))
                        .entity(page(
                                current,
                                CorrectionForm.fresh(current.manifest(), page),
                                StageForm.sentence(refusals.getFirst(), page)))
                        .build();
        };
    }

    private static Response back(String number) {
        return Response.seeOther(
                        URI.create("/manifests/" + ManifestPages.number(number).value() + "/corrections"))
                .build();
    }

    private TemplateInstance page(StoredManifest stored, @Nullable CorrectionForm form, String refusal) {
        ManifestNumber number = stored.manifest().header().number();
        List<CorrectionCard> cards = corrections.of(number, caller).stream()
                .map(one -> CorrectionCard.of(one, stored, corrections.terms(), clock.instant(), caller, page))
                .toList();
        boolean waiting = cards.stream().anyMatch(card -> card.state() == CorrectionState.PENDING);
        return Templates.list(
                "/manifests/" + number.value(),
                number.printed(),
                stored.edition(),
                cards,
                corrections.editions(number, caller),
                waiting || form == null || form.groups().isEmpty() || !isParty() ? null : form,
                refusal);
    }

    /** Officers read; what they decide is offered with the correction that waits. */
    private boolean isParty() {
        return caller.has(Role.PRODUCER)
                || caller.has(Role.CARRIER)
                || caller.has(Role.DRIVER)
                || caller.has(Role.RECEIVER);
    }

    private static String words(@Nullable String reason) {
        return reason == null ? "" : reason;
    }
}
