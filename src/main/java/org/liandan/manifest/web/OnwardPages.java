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
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Page;
import org.liandan.manifest.DestinationMatrix;
import org.liandan.manifest.Fitness;
import org.liandan.manifest.Manifest;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.Onward;
import org.liandan.manifest.ProducerPart;
import org.liandan.manifest.Site;
import org.liandan.manifest.store.Filing;
import org.liandan.manifest.store.ManifestDesk;
import org.liandan.manifest.store.OnwardDesk;
import org.liandan.manifest.store.PickLists;
import org.liandan.manifest.store.StoredManifest;
import org.liandan.place.PlaceKind;

/** 续运 on a phone: where the refused part of a load goes next. The usual case is one choice and one tap. */
@Path("/manifests/{number}/onward")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"PRODUCER", "RECEIVER"})
public class OnwardPages {

    private final ManifestDesk desk;
    private final OnwardDesk onward;
    private final PickLists lists;
    private final Caller caller;
    private final Page page;

    OnwardPages(ManifestDesk desk, OnwardDesk onward, PickLists lists, Caller caller, Page page) {
        this.desk = desk;
        this.onward = onward;
        this.lists = lists;
        this.caller = caller;
        this.page = page;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance onward(
                String path,
                String printed,
                BigDecimal remainderM3,
                List<Choice> destinations,
                List<ManifestNumber> children,
                String refusal);
    }

    @GET
    public TemplateInstance form(@PathParam("number") String number) {
        return page(desk.get(ManifestPages.number(number), caller), null, "");
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response send(
            @PathParam("number") String number, @FormParam("destinationPlace") @Nullable String destination) {
        ManifestNumber wanted = ManifestPages.number(number);
        return switch (onward.afterRefusal(wanted, destination == null ? "" : destination, null, caller)) {
            case Filing.Filed(StoredManifest child) ->
                Response.seeOther(URI.create("/manifests/"
                                + child.manifest().header().number().value() + "?done=issue"))
                        .build();
            case Filing.Refused refused ->
                Response.status(StepPages.status(refused.refusals().getFirst().code()))
                        .entity(page(
                                desk.get(wanted, caller),
                                destination,
                                StageForm.sentence(refused.refusals().getFirst(), page)))
                        .build();
        };
    }

    /** Whether the notice lets the load go to such a place: whatever is offered can be chosen. */
    private boolean mayGoTo(Manifest manifest, PlaceKind kind) {
        Fitness fitness = manifest.header().lineage().fitness();
        ProducerPart load = manifest.producer();
        return fitness == null
                ? DestinationMatrix.allowed(load.wasteCategory(), load.goodSoil(), desk.policy())
                        .contains(kind)
                : DestinationMatrix.judgeOnward(fitness, kind).isEmpty();
    }

    private TemplateInstance page(StoredManifest stored, @Nullable String chosen, String refusal) {
        Manifest manifest = stored.manifest();
        Site origin = manifest.header().origin();
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(
                origin.code(),
                page.text("onward.back"),
                origin.name(),
                origin.code().equals(chosen),
                ""));
        lists.destinations().stream()
                .filter(place ->
                        !place.code().equals(manifest.header().destination().code()))
                .filter(place -> !place.code().equals(origin.code()))
                .filter(place -> mayGoTo(manifest, place.kind()))
                .forEach(place -> choices.add(new Choice(
                        place.code(),
                        place.name(),
                        page.pick(place.kind().chinese(), place.kind().english()),
                        place.code().equals(chosen),
                        "")));
        ManifestNumber number = manifest.header().number();
        return Templates.onward(
                "/manifests/" + number.value(),
                number.printed(),
                Onward.remainderM3(manifest),
                choices,
                onward.children(number, caller),
                refusal);
    }
}
