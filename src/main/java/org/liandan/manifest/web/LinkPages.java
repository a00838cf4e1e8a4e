package org.liandan.manifest.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Page;
import org.liandan.manifest.Entries;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.Refusal;
import org.liandan.manifest.handover.HandoverCode;
import org.liandan.manifest.store.HandoverBook;
import org.liandan.manifest.store.StoredManifest;
import org.liandan.party.Role;

/**
 * The driver's side of a hand-over: he has scanned the code with whatever phone he has. The page is read once and can then be
 * confirmed without a network; the script keeps the confirmation and sends it when there is one.
 */
@Path("/h/{token}")
public class LinkPages {

    private final HandoverBook book;
    private final LinkForms forms;
    private final HandoverThrottle throttle;
    private final Caller caller;
    private final Page page;

    LinkPages(HandoverBook book, LinkForms forms, HandoverThrottle throttle, Caller caller, Page page) {
        this.book = book;
        this.forms = forms;
        this.throttle = throttle;
        this.caller = caller;
        this.page = page;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance link(
                ManifestLoad load,
                String path,
                String confirmation,
                boolean mustLogIn,
                @Nullable CarriageForm carriage,
                @Nullable LinkForm alone,
                String refusal);

        static native TemplateInstance done(String number, Instant declaredAt, Instant receivedAt);

        static native TemplateInstance refused(List<String> sentences);
    }

    /** What the driver sees of the load: what he can compare with his truck. */
    public record ManifestLoad(StoredManifest stored) {

        public String printed() {
            return stored.manifest().header().number().printed();
        }

        public String origin() {
            return stored.manifest().producer().siteName();
        }

        public String destination() {
            return stored.manifest().header().destination().name();
        }

        public String address() {
            return stored.manifest().header().destination().address();
        }

        public String volume() {
            return stored.manifest().producer().volumeM3().stripTrailingZeros().toPlainString();
        }

        public String chinese() {
            return stored.manifest().producer().wasteCategory().chinese();
        }

        public String english() {
            return stored.manifest().producer().wasteCategory().english();
        }

        public String carrier() {
            return stored.manifest().header().carrier().name();
        }
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @PermitAll
    public Response open(@PathParam("token") String token) {
        if (throttle.mustWait(token)) {
            return refused(HandoverCode.HANDOVER_TOO_MANY);
        }
        return switch (book.open(token, signedIn())) {
            case HandoverBook.LinkRefused(HandoverCode code) -> {
                throttle.refused(token, code != HandoverCode.HANDOVER_UNKNOWN);
                yield refused(code);
            }
            case HandoverBook.Opened opened -> page(200, shown(opened, token, null, ""));
        };
    }

    /** The same page behind the login. */
    @GET
    @Path("driver")
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed({"CARRIER", "DRIVER"})
    public Response openSignedIn(@PathParam("token") String token) {
        return open(token);
    }

    /** The confirmation of a browser without the script. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @PermitAll
    public Response confirm(@PathParam("token") String token, MultivaluedMap<String, String> form) {
        Entries entries = forms.entries(token, form, signedIn() ? caller : null);
        return switch (confirmed(token, form, entries)) {
            case HandoverBook.Taken(ManifestNumber number, Instant declaredAt, Instant receivedAt) ->
                page(200, Templates.done(number.printed(), declaredAt, receivedAt));
            case HandoverBook.LinkRefused(HandoverCode code) -> refused(code);
            case HandoverBook.StepRefused(List<Refusal> refusals) -> again(token, entries, refusals);
        };
    }

    private Response again(String token, Entries entries, List<Refusal> refusals) {
        Rejection rejection = new Rejection(entries, refusals);
        return switch (book.open(token, signedIn())) {
            case HandoverBook.LinkRefused(HandoverCode code) -> refused(code);
            case HandoverBook.Opened opened ->
                page(
                        StepPages.status(refusals.getFirst().code()),
                        shown(opened, token, rejection, rejection.sentence(page)));
        };
    }

    /** The confirmation as the page's script sends it, with the phone's own time. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    public Response confirmByScript(@PathParam("token") String token, MultivaluedMap<String, String> form) {
        Entries entries = forms.entries(token, form, signedIn() ? caller : null);
        return switch (confirmed(token, form, entries)) {
            case HandoverBook.Taken(ManifestNumber number, Instant declaredAt, Instant receivedAt) ->
                Response.ok(LinkAnswer.confirmed(number, declaredAt, receivedAt, page))
                        .build();
            case HandoverBook.LinkRefused(HandoverCode code) ->
                Response.status(code.status())
                        .entity(LinkAnswer.refused(List.of(new LinkAnswer.Fault(code.name(), "", sentence(code)))))
                        .build();
            case HandoverBook.StepRefused(List<Refusal> refusals) ->
                Response.status(StepPages.status(refusals.getFirst().code()))
                        .entity(forms.refused(refusals))
                        .build();
        };
    }

    private HandoverBook.Confirmed confirmed(String token, MultivaluedMap<String, String> form, Entries entries) {
        if (throttle.mustWait(token)) {
            return new HandoverBook.LinkRefused(HandoverCode.HANDOVER_TOO_MANY);
        }
        if (!"true".equals(form.getFirst("checked"))) {
            return new HandoverBook.LinkRefused(HandoverCode.HANDOVER_NOT_CONFIRMED);
        }
        String id = form.getFirst("confirmation");
        HandoverBook.Confirmed confirmed = book.confirm(
                token,
                new HandoverBook.Confirmation(id == null ? "" : id, LinkForms.declaredAt(form), entries),
                signedIn() ? caller : null);
        if (confirmed instanceof HandoverBook.LinkRefused(HandoverCode code) && code != HandoverCode.HANDOVER_LOGIN) {
            throttle.refused(token, code != HandoverCode.HANDOVER_UNKNOWN);
        }
        return confirmed;
    }

    private TemplateInstance shown(
            HandoverBook.Opened opened, String token, @Nullable Rejection rejection, String refusal) {
        boolean mustLogIn = !signedIn() && !opened.link().alone();
        return Templates.link(
                new ManifestLoad(opened.stored()),
                "/h/" + token,
                UUID.randomUUID().toString(),
                mustLogIn,
                signedIn() ? forms.carriage(opened, rejection, caller) : null,
                signedIn() || mustLogIn ? null : forms.alone(opened, rejection),
                refusal);
    }

    private boolean signedIn() {
        return page.signedIn()
                && (page.roles().contains(Role.CARRIER) || page.roles().contains(Role.DRIVER));
    }

    private Response refused(HandoverCode code) {
        return page(code.status(), Templates.refused(List.of(sentence(code))));
    }

    private String sentence(HandoverCode code) {
        return page.pick(code.sentence().chinese(), code.sentence().english())
                + page.text("form.clause", code.clause());
    }

    /** The address is a key: nobody keeps what is shown under it. */
    private static Response page(int status, TemplateInstance template) {
        CacheControl nowhere = new CacheControl();
        nowhere.setNoStore(true);
        return Response.status(status).entity(template).cacheControl(nowhere).build();
    }
}
