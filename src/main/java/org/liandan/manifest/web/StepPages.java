package org.liandan.manifest.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Idempotency;
import org.liandan.http.Page;
import org.liandan.manifest.Channel;
import org.liandan.manifest.Entries;
import org.liandan.manifest.Field;
import org.liandan.manifest.ManifestFields;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.RefusalCode;
import org.liandan.manifest.Stage;
import org.liandan.manifest.store.Filing;
import org.liandan.manifest.store.ManifestDesk;
import org.liandan.manifest.store.PickLists;
import org.liandan.manifest.store.PickLists.DriverOption;
import org.liandan.manifest.store.PickLists.Named;
import org.liandan.manifest.store.StoredManifest;

/**
 * The steps of a manifest, sent from its page. A step that is taken leads back to the page; one that is refused shows the
 * page again with everything that was typed and what was wrong with it, under the status that the API would give.
 */
@Path("/manifests/{number}")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
public class StepPages {

    private final ManifestDesk desk;
    private final ManifestPages pages;
    private final PickLists lists;
    private final LinkForms links;
    private final Idempotency keys;
    private final Caller caller;
    private final Page page;
    private final Clock clock;

    StepPages(
            ManifestDesk desk,
            ManifestPages pages,
            PickLists lists,
            LinkForms links,
            Idempotency keys,
            Caller caller,
            Page page,
            Clock clock) {
        this.clock = clock;
        this.desk = desk;
        this.pages = pages;
        this.lists = lists;
        this.links = links;
        this.keys = keys;
        this.caller = caller;
        this.page = page;
    }

    @POST
    @Path("issue")
    @RolesAllowed("PRODUCER")
    public Response issue(@PathParam("number") String number, @FormParam("version") int version) {
        ManifestNumber wanted = ManifestPages.number(number);
        return answer(desk.issue(wanted, OptionalInt.of(version), caller), wanted, Taken.ISSUE, Entries.NONE);
    }

    @POST
    @Path("carriage")
    @RolesAllowed({"CARRIER", "DRIVER"})
    public Response carry(@PathParam("number") String number, MultivaluedMap<String, String> form) {
        Entries entries = carriage(form);
        ManifestNumber wanted = ManifestPages.number(number);
        return answer(desk.carry(wanted, version(form), entries, caller), wanted, Taken.CARRIAGE, entries);
    }

    /** The carriage as the page's script sends it, at once or when there is a network again; sent twice it counts once. */
    @POST
    @Path("carriage")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"CARRIER", "DRIVER"})
    @Transactional
    public Response carryByScript(@PathParam("number") String number, MultivaluedMap<String, String> form) {
        ManifestNumber wanted = ManifestPages.number(number);
        return once(form, declaredAt -> desk.carryFromPage(wanted, version(form), carriage(form), declaredAt, caller));
    }

    private Entries carriage(MultivaluedMap<String, String> form) {
        Entries.Builder filled = own(form, Stage.CARRIER);
        DriverOption driver = registered(form.getFirst("driver"));
        return filled.with("driverName", driver == null ? form.getFirst("driverName") : driver.name())
                .with("driverPhone", driver == null ? form.getFirst("driverPhone") : driver.phone())
                .done();
    }

    private Response once(MultivaluedMap<String, String> form, Function<@Nullable Instant, Filing> step) {
        return keys.once(form.getFirst("confirmation"), form, () -> {
            Instant told = LinkForms.declaredAt(form);
            Instant declaredAt = told != null && Channel.isBelievable(told, clock.instant()) ? told : null;
            return switch (step.apply(declaredAt)) {
                case Filing.Filed(StoredManifest stored) -> {
                    Instant receivedAt = stored.updatedAt();
                    yield Response.ok(LinkAnswer.confirmed(
                                    stored.manifest().header().number(),
                                    declaredAt == null ? receivedAt : declaredAt,
                                    receivedAt,
                                    page))
                            .build();
                }
                case Filing.Refused refused ->
                    Response.status(status(refused.refusals().getFirst().code()))
                            .entity(links.refused(refused.refusals()))
                            .build();
            };
        });
    }

    private @Nullable DriverOption registered(@Nullable String id) {
        return lists.drivers(caller.organization(), caller.username()).stream()
                .filter(driver -> Long.toString(driver.id()).equals(id))
                .findFirst()
                .orElse(null);
    }

    @POST
    @Path("arrival")
    @RolesAllowed({"CARRIER", "DRIVER", "RECEIVER"})
    public Response arrive(@PathParam("number") String number, @FormParam("version") int version) {
        ManifestNumber wanted = ManifestPages.number(number);
        return answer(desk.arrive(wanted, OptionalInt.of(version), caller), wanted, Taken.ARRIVAL, Entries.NONE);
    }

    /** The arrival as the page's script sends it, at once or when there is a network again; sent twice it counts once. */
    @POST
    @Path("arrival")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"CARRIER", "DRIVER", "RECEIVER"})
    @Transactional
    public Response arriveByScript(@PathParam("number") String number, MultivaluedMap<String, String> form) {
        ManifestNumber wanted = ManifestPages.number(number);
        return once(form, declaredAt -> desk.arriveFromPage(wanted, version(form), declaredAt, caller));
    }

    @POST
    @Path("receipt")
    @RolesAllowed({"RECEIVER", "PRODUCER"})
    public Response receive(@PathParam("number") String number, MultivaluedMap<String, String> form) {
        ManifestNumber wanted = ManifestPages.number(number);
        StoredManifest stored = desk.get(wanted, caller);
        Entries entries = own(form, Stage.RECEIVER)
                .with("siteAddress", stored.manifest().header().destination().address())
                .done();
        return answer(desk.receive(wanted, version(form), entries, caller), wanted, Taken.RECEIPT, entries);
    }

    @POST
    @Path("cancellation")
    @RolesAllowed({"PRODUCER", "RECEIVER", "BUREAU", "BUREAU_ADMIN"})
    public Response cancel(
            @PathParam("number") String number,
            @FormParam("version") int version,
            @FormParam("reason") @Nullable String reason) {
        ManifestNumber wanted = ManifestPages.number(number);
        Filing filing = desk.cancel(wanted, OptionalInt.of(version), reason == null ? "" : reason, caller);
        return answer(filing, wanted, Taken.CANCELLATION, Entries.NONE);
    }

    /** The step that was handed in: its stage's form is shown again when it was refused. */
    private enum Taken {
        ISSUE(Stage.PRODUCER),
        CARRIAGE(Stage.CARRIER),
        ARRIVAL(Stage.CARRIER),
        RECEIPT(Stage.RECEIVER),
        CANCELLATION(Stage.PRODUCER);

        private final Stage stage;

        Taken(Stage stage) {
            this.stage = stage;
        }
    }

    private Response answer(Filing filing, ManifestNumber number, Taken taken, Entries sent) {
        return switch (filing) {
            case Filing.Filed _ ->
                Response.seeOther(URI.create("/manifests/" + number.value() + "?done="
                                + taken.name().toLowerCase(Locale.ROOT)))
                        .build();
            case Filing.Refused refused ->
                Response.status(status(refused.refusals().getFirst().code()))
                        .entity(pages.refused(
                                desk.get(number, caller), taken.stage, new Rejection(sent, refused.refusals())))
                        .build();
        };
    }

    /** The status that the API gives to the same refusal. */
    static int status(RefusalCode code) {
        return switch (code.kind()) {
            case INVALID -> 400;
            case FORBIDDEN -> 403;
            case CONFLICT -> 409;
            case RULE -> 422;
        };
    }

    /** The stage's fields as the form has them, and the party's own name and code from the registry, whatever the form says. */
    private Entries.Builder own(MultivaluedMap<String, String> form, Stage stage) {
        Named organization = lists.organization(caller.organization());
        Entries.Builder entries = Entries.with("responsibleParty", organization.name());
        for (Field<?> field : ManifestFields.of(stage)) {
            entries.with(field.name(), form.getFirst(field.name()));
        }
        return entries.with("responsibleParty", organization.name()).with("creditCode", organization.creditCode());
    }

    /** The version that the person saw; a page that does not say is an old one and is refused as stale. */
    private static OptionalInt version(MultivaluedMap<String, String> form) {
        String version = form.getFirst("version");
        return OptionalInt.of(version != null && version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1);
    }
}
