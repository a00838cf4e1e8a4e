package org.liandan.manifest.web;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Idempotency;
import org.liandan.http.Page;
import org.liandan.manifest.DestinationMatrix;
import org.liandan.manifest.Entries;
import org.liandan.manifest.Field;
import org.liandan.manifest.FieldDefault;
import org.liandan.manifest.ManifestFields;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.Refusal;
import org.liandan.manifest.Stage;
import org.liandan.manifest.WasteCategory;
import org.liandan.manifest.store.Filing;
import org.liandan.manifest.store.ManifestDesk;
import org.liandan.manifest.store.NewManifest;
import org.liandan.manifest.store.PickLists;
import org.liandan.manifest.store.PickLists.LastIssued;
import org.liandan.manifest.store.PickLists.Named;
import org.liandan.manifest.store.PickLists.PlaceOption;
import org.liandan.policy.Policy;

/** 产出方创建电子联单 on a phone: the form opens as the last manifest was, so that the usual load is two taps. */
@Path("/manifests/new")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("PRODUCER")
public class NewManifestPages {

    /** Fields whose value comes from the form; the others come from the registry, whatever the form says. */
    private static final Set<FieldDefault> TYPED =
            EnumSet.of(FieldDefault.LAST_TIME, FieldDefault.NOW, FieldDefault.NONE);

    private final ManifestDesk desk;
    private final PickLists lists;
    private final Caller caller;
    private final Page page;
    private final Clock clock;
    private final Idempotency idempotency;

    NewManifestPages(
            ManifestDesk desk, PickLists lists, Caller caller, Page page, Clock clock, Idempotency idempotency) {
        this.desk = desk;
        this.lists = lists;
        this.caller = caller;
        this.page = page;
        this.clock = clock;
        this.idempotency = idempotency;
    }

    /** Button of a browser that runs no script: the form again, with where the chosen category may go. */
    private static final String SHOW = "show";

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance create(
                StageForm form,
                List<Choice> origins,
                List<Choice> destinations,
                List<Choice> closedDestinations,
                String noDestination,
                List<Choice> carriers,
                List<String> destinationFaults,
                boolean soil,
                boolean goodSoil,
                List<Control> conditional,
                String copied,
                int count,
                String key);

        static native TemplateInstance create$destinations(
                List<Choice> destinations,
                List<Choice> closedDestinations,
                String noDestination,
                List<String> destinationFaults,
                boolean soil,
                boolean goodSoil,
                List<Control> conditional);
    }

    /**
     * The form, as the person's last manifest was.
     *
     * @param like number of another manifest of the organisation's to begin with, or null; an unknown one is as none
     */
    @GET
    public TemplateInstance form(@QueryParam("like") @Nullable String like) {
        Optional<LastIssued> last = like == null
                ? lists.lastIssued(caller.organization(), caller.username())
                : lists.issued(caller.organization(), like);
        Entries defaults = Entries.with("handedOverAt", page.input(clock.instant()))
                .with("wasteCategory", last.map(LastIssued::wasteCategory).orElse(null))
                .with("goodSoil", last.map(LastIssued::goodSoil).orElse(null))
                .with(
                        "volumeM3",
                        last.map(issued -> page.number(issued.volumeM3())).orElse(null))
                .with("handlerName", last.map(LastIssued::handlerName).orElse(null))
                .with("handlerPhone", last.map(LastIssued::handlerPhone).orElse(null))
                .done();
        Chosen chosen = new Chosen(
                last.map(LastIssued::origin).orElse(null),
                last.map(LastIssued::destination).orElse(null),
                last.map(LastIssued::carrier).orElse(null));
        String copied = last.map(issued -> new ManifestNumber(issued.number()).printed())
                .orElse("");
        return page(StageForm.fresh(Stage.PRODUCER, defaults, page, desk.policy()), chosen, copied, 1);
    }

    /** The destinations again, for another category: what is not allowed stays to be seen, with the reason. */
    @GET
    @Path("destinations")
    public TemplateInstance destinations(
            @QueryParam("wasteCategory") @Nullable String category,
            @QueryParam("goodSoil") @Nullable String goodSoil,
            @QueryParam("destinationPlace") @Nullable String chosen) {
        Load load = Load.of(category, goodSoil);
        List<Choice> destinations = destinationChoices(load, chosen);
        return Templates.create$destinations(
                Choice.open(destinations),
                Choice.closed(destinations),
                noDestination(load),
                List.of(),
                load.soil(),
                load.goodSoil(),
                StageForm.fresh(
                                Stage.PRODUCER,
                                Entries.with("wasteCategory", category).done(),
                                page,
                                desk.policy())
                        .conditional());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(MultivaluedMap<String, String> sent) {
        Chosen chosen = new Chosen(
                sent.getFirst("originPlace"), sent.getFirst("destinationPlace"), sent.getFirst("carrierOrganization"));
        Entries entries = entries(sent, chosen.origin());
        NewManifest asked = new NewManifest(chosen.origin(), chosen.destination(), chosen.carrier(), null, entries);
        if (sent.containsKey(SHOW)) {
            StageForm typed = StageForm.fresh(Stage.PRODUCER, entries, page, desk.policy());
            return Response.ok(page(typed, chosen, "", count(sent.getFirst("count"))))
                    .build();
        }
        // the same form sent again, by a second tap or a network that lost the answer, is the same manifest
        int count = count(sent.getFirst("count"));
        String key = sent.getFirst("key") + "-" + Integer.toHexString(asked.hashCode()) + "-" + count;
        try {
            return QuarkusTransaction.requiringNew()
                    .call(() -> idempotency.once(key, asked, () -> issue(asked, count)));
        } catch (NotIssued e) {
            return Response.status(StepPages.status(e.refusals.getFirst().code()))
                    .entity(page(
                            StageForm.refused(Stage.PRODUCER, entries, e.refusals, page, desk.policy()),
                            chosen,
                            "",
                            count))
                    .build();
        }
    }

    /** So many alike, all or none. */
    private Response issue(NewManifest asked, int count) {
        String first = number(asked);
        for (int more = 1; more < count; more++) {
            String _ = number(asked);
        }
        String next =
                count == 1 ? "/manifests/" + first + "?done=issue" : "/manifests?issued=" + count + "&first=" + first;
        return Response.seeOther(URI.create(next)).build();
    }

    /** What is no number of manifests is one. */
    private static int count(@Nullable String text) {
        return text != null && text.matches("\\d{1,2}")
                ? Math.clamp(Integer.parseInt(text), 1, BatchResource.MOST_CREATED)
                : 1;
    }

    /** what the place of origin says, unless the clerk says otherwise; a clerk who differs is noted by the rule. */
    private static boolean crossDistrict(@Nullable String typed, @Nullable PlaceOption origin) {
        if (typed != null && !typed.isEmpty()) {
            return typed.equals("true");
        }
        return origin != null && Boolean.FALSE.equals(origin.insideDistrict());
    }

    private String number(NewManifest asked) {
        return switch (desk.create(asked, true, caller)) {
            case Filing.Filed(var stored) -> stored.manifest().header().number().value();
            case Filing.Refused refused -> throw new NotIssued(refused.refusals());
        };
    }

    /** Takes the key of a refused form with it: corrected, the form may be sent again. */
    private static final class NotIssued extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<Refusal> refusals;

        NotIssued(List<Refusal> refusals) {
            super("refused", null, false, false);
            this.refusals = refusals;
        }
    }

    /** The producer's part: what was typed, and what the registry knows of the site and of the organisation. */
    private Entries entries(MultivaluedMap<String, String> sent, @Nullable String origin) {
        Named organization = lists.organization(caller.organization());
        PlaceOption site = lists.origins(caller.organization()).stream()
                .filter(place -> place.code().equals(origin))
                .findFirst()
                .orElse(null);
        Load load = Load.of(sent.getFirst("wasteCategory"), sent.getFirst("goodSoil"));
        Entries.Builder entries = Entries.with("siteName", site == null ? null : site.name())
                .with("siteAddress", site == null ? null : site.address())
                .with("crossDistrict", crossDistrict(sent.getFirst("crossDistrict"), site))
                .with("responsibleParty", organization.name())
                .with("creditCode", organization.creditCode())
                .with("goodSoil", load.soil() ? load.goodSoil() : null);
        for (Field<?> field : ManifestFields.of(Stage.PRODUCER)) {
            if (TYPED.contains(field.initial()) && !field.equals(ManifestFields.GOOD_SOIL)) {
                entries.with(field.name(), sent.getFirst(field.name()));
            }
        }
        return entries.done();
    }

    /** Place codes and the carrier's credit code as chosen; null where nothing is chosen yet. */
    private record Chosen(
            @Nullable String origin,
            @Nullable String destination,
            @Nullable String carrier) {}

    /** What is to be carried, as far as it decides where it may go. */
    private record Load(@Nullable WasteCategory category, boolean goodSoil) {

        static Load of(@Nullable String category, @Nullable String goodSoil) {
            WasteCategory known = null;
            for (WasteCategory option : WasteCategory.values()) {
                known = option.name().equals(category) ? option : known;
            }
            return new Load(known, !"false".equals(goodSoil));
        }

        boolean soil() {
            return category == WasteCategory.ENGINEERING_SOIL;
        }
    }

    private TemplateInstance page(StageForm form, Chosen chosen, String copied, int count) {
        Load load = Load.of(form.value("wasteCategory"), form.value("goodSoil"));
        List<Choice> destinations = destinationChoices(load, chosen.destination());
        return Templates.create(
                form,
                originChoices(chosen.origin()),
                Choice.open(destinations),
                Choice.closed(destinations),
                noDestination(load),
                carrierChoices(chosen.carrier()),
                form.faults("destinationPlace"),
                load.soil(),
                load.goodSoil(),
                form.conditional(),
                copied,
                count,
                UUID.randomUUID().toString());
    }

    private List<Choice> originChoices(@Nullable String chosen) {
        List<PlaceOption> origins = lists.origins(caller.organization());
        return Choice.chosenFirst(origins.stream()
                .map(place -> new Choice(
                        place.code(),
                        place.name(),
                        place.address(),
                        place.code().equals(chosen) || origins.size() == 1,
                        ""))
                .toList());
    }

    private List<Choice> carrierChoices(@Nullable String chosen) {
        List<Named> carriers = lists.carriers();
        return Choice.chosenFirst(carriers.stream()
                .map(carrier -> Choice.of(
                        carrier.creditCode(),
                        carrier.name(),
                        carrier.creditCode().equals(chosen) || carriers.size() == 1))
                .toList());
    }

    /** What stands where the destinations would be, as long as there is none to choose. */
    private String noDestination(Load load) {
        return page.text(load.category() == null ? "new.categoryFirst" : "new.noDestination");
    }

    /** Every destination; none is closed before there is a category to judge by. */
    private List<Choice> destinationChoices(Load load, @Nullable String chosen) {
        WasteCategory category = load.category();
        if (category == null) {
            return List.of();
        }
        Policy policy = desk.policy();
        List<Choice> choices = lists.destinations().stream()
                .map(place -> new Choice(
                        place.code(),
                        place.name(),
                        page.pick(place.kind().chinese(), place.kind().english()),
                        place.code().equals(chosen),
                        DestinationMatrix.judge(category, load.goodSoil(), place.kind(), policy)
                                .map(refusal -> StageForm.sentence(refusal, page))
                                .orElse("")))
                .map(choice -> choice.open() ? choice : choice.notChosen())
                .toList();
        return Choice.open(choices).size() == 1
                ? choices.stream().map(Choice::theOnlyOne).toList()
                : Choice.chosenFirst(choices);
    }
}
