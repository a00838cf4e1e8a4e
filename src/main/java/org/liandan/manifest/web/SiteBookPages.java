package org.liandan.manifest.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Page;
import org.liandan.http.Problem;
import org.liandan.manifest.Entries;
import org.liandan.manifest.Fitness;
import org.liandan.manifest.MassBalance;
import org.liandan.manifest.Site;
import org.liandan.manifest.WasteCategory;
import org.liandan.manifest.store.Filing;
import org.liandan.manifest.store.NewManifest;
import org.liandan.manifest.store.OnwardDesk;
import org.liandan.manifest.store.PickLists;
import org.liandan.manifest.store.PickLists.LastIssued;
import org.liandan.manifest.store.PickLists.Named;
import org.liandan.manifest.store.SiteReceipt;
import org.liandan.manifest.store.StoredManifest;

/** A site's books on a phone, and the form for what it sends on. */
@Path("/site-books")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("RECEIVER")
public class SiteBookPages {

    private final OnwardDesk onward;
    private final PickLists lists;
    private final Caller caller;
    private final Page page;
    private final Clock clock;

    SiteBookPages(OnwardDesk onward, PickLists lists, Caller caller, Page page, Clock clock) {
        this.onward = onward;
        this.lists = lists;
        this.caller = caller;
        this.page = page;
        this.clock = clock;
    }

    /** A site with its balance. */
    public record Book(Site site, MassBalance balance, BigDecimal availableM3) {}

    /** A receipt to tick. */
    public record Tick(SiteReceipt receipt, boolean chosen) {}

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(List<Book> books);

        static native TemplateInstance book(
                Book book,
                List<Tick> receipts,
                List<Choice> categories,
                List<Choice> destinations,
                List<Choice> carriers,
                String volumeM3,
                String handlerName,
                String handlerPhone,
                List<String> refusals,
                SiteRecords records);
    }

    @GET
    public TemplateInstance list() {
        return Templates.list(onward.sites(caller).stream().map(this::book).toList());
    }

    @GET
    @Path("{code}")
    @RolesAllowed({"RECEIVER", "BUREAU", "BUREAU_ADMIN", "AUDITOR"})
    public TemplateInstance book(@PathParam("code") String code) {
        Optional<LastIssued> last = lists.lastIssued(caller.organization(), caller.username());
        Entries filled = Entries.with(
                        "handlerName", last.map(LastIssued::handlerName).orElse(null))
                .with("handlerPhone", last.map(LastIssued::handlerPhone).orElse(null))
                .with("carrier", last.map(LastIssued::carrier).orElse(null))
                .done();
        return page(onward.site(code, caller), filled, List.of(), List.of());
    }

    @POST
    @Path("{code}/residues")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response dispose(@PathParam("code") String code, MultivaluedMap<String, String> sent) {
        Site site = onward.site(code, caller);
        SiteRecords.Residue asked = SiteRecords.residue(sent, page);
        if (asked.faults().isEmpty()) {
            try {
                onward.dispose(
                        site,
                        Objects.requireNonNull(asked.volumeM3()),
                        Objects.requireNonNull(asked.disposedAt()),
                        asked.facility(),
                        asked.remarks(),
                        caller);
                return Response.seeOther(URI.create("/site-books/" + site.code()))
                        .build();
            } catch (Problem refused) {
                return again(site, refused.status(), SiteRecords.sentences(refused, page), sent);
            }
        }
        return again(site, 400, asked.faults(), sent);
    }

    @POST
    @Path("{code}/opening")
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response open(@PathParam("code") String code, MultivaluedMap<String, String> sent) {
        Site site = onward.site(code, caller);
        SiteRecords.Opening asked = SiteRecords.opening(sent, page);
        if (asked.faults().isEmpty()) {
            try {
                onward.open(site, Objects.requireNonNull(asked.volumeM3()), asked.reason(), caller);
                return Response.seeOther(URI.create("/site-books/" + site.code()))
                        .build();
            } catch (Problem refused) {
                return again(site, refused.status(), SiteRecords.sentences(refused, page), sent);
            }
        }
        return again(site, 400, asked.faults(), sent);
    }

    /** The page once more, with what was wrong and what was typed. */
    private Response again(Site site, int status, List<String> refusals, MultivaluedMap<String, String> sent) {
        return Response.status(status)
                .entity(page(site, Entries.NONE, List.of(), refusals, SiteRecords.typed(sent)))
                .build();
    }

    @POST
    @Path("{code}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response send(@PathParam("code") String code, MultivaluedMap<String, String> sent) {
        Site site = onward.site(code, caller);
        List<String> parents = sent.getOrDefault("parents", List.of());
        return switch (onward.fromSite(asked(site, sent), fitness(sent), parents, caller)) {
            case Filing.Filed(StoredManifest child) ->
                Response.seeOther(URI.create("/manifests/"
                                + child.manifest().header().number().value() + "?done=issue"))
                        .build();
            case Filing.Refused refused ->
                Response.status(StepPages.status(refused.refusals().getFirst().code()))
                        .entity(page(
                                site,
                                Entries.with("handlerName", sent.getFirst("handlerName"))
                                        .with("handlerPhone", sent.getFirst("handlerPhone"))
                                        .with("volumeM3", sent.getFirst("volumeM3"))
                                        .with("wasteCategory", sent.getFirst("wasteCategory"))
                                        .with("destination", sent.getFirst("destination"))
                                        .with("carrier", sent.getFirst("carrier"))
                                        .done(),
                                parents,
                                refused.refusals().stream()
                                        .map(refusal -> StageForm.sentence(refusal, page))
                                        .distinct()
                                        .toList()))
                        .build();
        };
    }

    /** One choice says both what the load is fit for and where it goes: {@code LANDFILL:CODE}. */
    private static @Nullable String fitness(MultivaluedMap<String, String> sent) {
        String both = sent.getFirst("destination");
        return both == null || !both.contains(":") ? null : both.substring(0, both.indexOf(':'));
    }

    private NewManifest asked(Site site, MultivaluedMap<String, String> sent) {
        Named own = lists.organization(caller.organization());
        String both = sent.getFirst("destination");
        Entries entries = Entries.with("siteName", site.name())
                .with("siteAddress", site.address())
                .with("crossDistrict", Boolean.FALSE.equals(site.insideDistrict()))
                .with("responsibleParty", own.name())
                .with("creditCode", own.creditCode())
                .with("handlerName", sent.getFirst("handlerName"))
                .with("handlerPhone", sent.getFirst("handlerPhone"))
                .with("handedOverAt", page.input(clock.instant()))
                .with("wasteCategory", sent.getFirst("wasteCategory"))
                .with("volumeM3", sent.getFirst("volumeM3"))
                .done();
        return new NewManifest(
                site.code(),
                both == null ? null : both.substring(both.indexOf(':') + 1),
                sent.getFirst("carrier"),
                null,
                entries);
    }

    private Book book(Site site) {
        MassBalance balance = onward.balance(site);
        return new Book(site, balance, balance.availableM3(onward.tolerance()).max(BigDecimal.ZERO));
    }

    private TemplateInstance page(Site site, Entries filled, List<String> ticked, List<String> refusals) {
        return page(site, filled, ticked, refusals, Entries.NONE);
    }

    /** @param typed what was typed into the forms of residue and opening stock */
    private TemplateInstance page(
            Site site, Entries filled, List<String> ticked, List<String> refusals, Entries typed) {
        List<Tick> receipts = onward.receipts(site).stream()
                .map(receipt ->
                        new Tick(receipt, ticked.contains(receipt.number().value())))
                .toList();
        // most of what leaves is what came in last
        String latest = receipts.isEmpty()
                ? ""
                : receipts.getFirst().receipt().category().name();
        return Templates.book(
                book(site),
                receipts,
                categories(filled.text("wasteCategory").orElse(latest)),
                destinations(filled.text("destination").orElse("")),
                lists.carriers().stream()
                        .map(carrier -> Choice.of(
                                carrier.creditCode(),
                                carrier.name(),
                                carrier.creditCode()
                                        .equals(filled.text("carrier").orElse(""))))
                        .toList(),
                filled.text("volumeM3").orElse(""),
                filled.text("handlerName").orElse(""),
                filled.text("handlerPhone").orElse(""),
                refusals,
                SiteRecords.of(site, onward, caller, page.input(clock.instant()), typed));
    }

    private List<Choice> categories(String chosen) {
        List<Choice> choices = new ArrayList<>();
        for (WasteCategory category : WasteCategory.values()) {
            choices.add(Choice.of(
                    category.name(),
                    page.pick(category.chinese(), category.english()),
                    category.name().equals(chosen)));
        }
        return choices;
    }

    /** Every place that takes what is fit for it. */
    private List<Choice> destinations(String chosen) {
        List<Choice> choices = new ArrayList<>();
        for (Fitness fitness : Fitness.values()) {
            lists.destinations().stream()
                    .filter(place -> place.kind() == fitness.destination())
                    .forEach(place -> {
                        String value = fitness.name() + ":" + place.code();
                        choices.add(new Choice(
                                value,
                                place.name(),
                                page.pick(fitness.chinese(), fitness.english()),
                                value.equals(chosen),
                                ""));
                    });
        }
        return choices;
    }
}
