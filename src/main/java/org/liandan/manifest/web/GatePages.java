package org.liandan.manifest.web;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Page;
import org.liandan.manifest.Decision;
import org.liandan.manifest.Entries;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.store.Filing;
import org.liandan.manifest.store.ManifestDesk;
import org.liandan.manifest.store.ManifestFilter;
import org.liandan.manifest.store.ManifestSummary;
import org.liandan.manifest.store.PickLists;
import org.liandan.manifest.store.PickLists.Named;
import org.liandan.manifest.store.StoredManifest;
import org.liandan.party.Checked;

/**
 * The gate's queue on one screen: who is inside, who comes next and when. What is as declared is confirmed one by one or ticked and
 * confirmed together; what is odd is refused, or opened alone.
 */
@Path("/gate")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("RECEIVER")
public class GatePages {

    /** More trucks than are ever on their way to one gate; longer ago handed over is found by plate. */
    private static final int MOST_SHOWN = 120;

    private final ManifestDesk desk;
    private final PickLists lists;
    private final StageForms forms;
    private final WorkingList working;
    private final Caller caller;
    private final Page page;
    private final Clock clock;

    GatePages(
            ManifestDesk desk,
            PickLists lists,
            StageForms forms,
            WorkingList working,
            Caller caller,
            Page page,
            Clock clock) {
        this.working = working;
        this.desk = desk;
        this.lists = lists;
        this.forms = forms;
        this.caller = caller;
        this.page = page;
        this.clock = clock;
    }

    /** What came of one load: its plate or number, and why not; the reason is empty where it was confirmed. */
    public record Result(String name, String path, String reason) {}

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance gate(
                List<GateCard> inside,
                List<GateCard> coming,
                boolean cut,
                String plate,
                String fault,
                String handlerName,
                String handlerPhone,
                List<Result> results);
    }

    /**
     * The queue.
     *
     * @param plate only the trucks with that plate, or whose plate ends so; null or empty for all
     * @param confirmed numbers that were just confirmed, commas between; whatever is not confirmed is left out
     */
    @GET
    public TemplateInstance queue(
            @QueryParam("plate") @Nullable String plate, @QueryParam("confirmed") @Nullable String confirmed) {
        return page(text(plate), "", "", justConfirmed(text(confirmed)));
    }

    private List<Result> justConfirmed(String numbers) {
        List<Result> results = new ArrayList<>();
        for (String text :
                numbers.isEmpty() ? List.<String>of() : List.of(numbers.split(",", BatchResource.MOST_RECEIVED))) {
            if (ManifestNumber.check(text) instanceof Checked.Valid<ManifestNumber>(ManifestNumber number)) {
                StoredManifest stored = desk.get(number, caller);
                if (stored.manifest().state() == ManifestState.CLOSED) {
                    results.add(result(number, new Filing.Filed(stored)));
                }
            }
        }
        return results;
    }

    /**
     * Confirms the ticked ones, or the one whose own button was pressed, with the volume that stands beside each. What is
     * confirmed leads to a page that may be loaded again; where something is refused, the page keeps who confirmed.
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response confirm(MultivaluedMap<String, String> sent) {
        String name = text(sent.getFirst("handlerName"));
        String phone = text(sent.getFirst("handlerPhone"));
        Map<ManifestNumber, Entries> receipts = new LinkedHashMap<>();
        String only = text(sent.getFirst("only"));
        for (String text : only.isEmpty() ? sent.getOrDefault("number", List.of()) : List.of(only)) {
            if (receipts.size() < BatchResource.MOST_RECEIVED
                    && ManifestNumber.check(text) instanceof Checked.Valid<ManifestNumber>(ManifestNumber number)) {
                receipts.put(number, confirmed(desk.get(number, caller), name, phone, sent.getFirst("volume-" + text)));
            }
        }
        List<Result> results = new ArrayList<>();
        desk.receiveAll(receipts, caller).forEach((number, filing) -> results.add(result(number, filing)));
        boolean all = !results.isEmpty()
                && results.stream().allMatch(result -> result.reason().isEmpty());
        return all
                ? Response.seeOther(URI.create("/gate?confirmed="
                                + receipts.keySet().stream()
                                        .map(ManifestNumber::value)
                                        .collect(Collectors.joining(","))))
                        .build()
                : Response.ok(page("", name, phone, results)).build();
    }

    /** The usual receipt; without a volume of its own, what was declared. */
    private Entries confirmed(StoredManifest stored, String name, String phone, @Nullable String volume) {
        String declared = stored.manifest().producer().volumeM3().toPlainString();
        Named own = lists.organization(caller.organization());
        StageForm usual = forms.receipt(stored, caller);
        return Entries.with(
                        "siteAddress", stored.manifest().header().destination().address())
                .with("responsibleParty", own.name())
                .with("creditCode", own.creditCode())
                .with("handlerName", name)
                .with("handlerPhone", phone)
                .with("receivedAt", page.input(clock.instant()))
                .with("wasteCategory", stored.manifest().producer().wasteCategory())
                .with("volumeM3", text(volume).isEmpty() ? declared : text(volume))
                .with("disposalMethod", usual.value("disposalMethod"))
                .with("decision", Decision.ACCEPTED)
                .done();
    }

    private Result result(ManifestNumber number, @Nullable Filing filing) {
        String path = "/manifests/" + number.value();
        return switch (filing) {
            case null -> new Result(number.printed(), path, "404");
            case Filing.Filed(StoredManifest stored) -> new Result(name(stored), path, "");
            case Filing.Refused(var refusals, var current) ->
                new Result(
                        current == null ? number.printed() : name(current),
                        path,
                        StageForm.sentence(refusals.getFirst(), page));
        };
    }

    private static String name(StoredManifest stored) {
        return stored.manifest()
                .carriage()
                .map(carriage -> carriage.signed().part().plate().value())
                .orElse(stored.manifest().header().number().printed());
    }

    private TemplateInstance page(String plate, String name, String phone, List<Result> results) {
        ManifestFilter asked = ManifestFilter.ALL.in(ManifestState.IN_TRANSIT, ManifestState.DELIVERED);
        String fault = "";
        if (!plate.isEmpty()) {
            switch (ManifestFilter.plate(plate)) {
                case Checked.Valid<String>(String known) -> asked = asked.ofPlate(known);
                case Checked.Doubtful<String>(String known, var _) -> asked = asked.ofPlate(known);
                case Checked.Invalid<String>(var _) -> fault = page.text("gate.plate.fault");
            }
        }
        List<ManifestSummary> found = desk.first(asked, MOST_SHOWN + 1, caller);
        boolean cut = found.size() > MOST_SHOWN;
        List<ManifestSummary> cards = cut ? found.subList(0, MOST_SHOWN) : found;
        String knownName = name;
        String knownPhone = phone;
        if (name.isEmpty() && !cards.isEmpty()) {
            StageForm usual = forms.receipt(desk.get(cards.getFirst().number(), caller), caller);
            knownName = usual.value("handlerName");
            knownPhone = usual.value("handlerPhone");
        }
        Map<ManifestNumber, ArrivalLine> arrivals = working.arrivals(cards);
        Map<Boolean, List<GateCard>> queue = cards.stream()
                .map(card -> GateCard.of(card, arrivals.get(card.number()), page))
                .sorted(GateCard.BY_ARRIVAL)
                .collect(Collectors.partitioningBy(GateCard::inside));
        return Templates.gate(
                queue.getOrDefault(true, List.of()),
                queue.getOrDefault(false, List.of()),
                cut,
                plate,
                fault,
                knownName,
                knownPhone,
                results);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
