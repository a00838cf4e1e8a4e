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
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.PlateNumber;
import org.liandan.http.Caller;
import org.liandan.http.FieldViolation;
import org.liandan.http.Problem;
import org.liandan.http.QrPicture;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.store.HandoverBook;
import org.liandan.manifest.store.HandoverBook.LinkState;
import org.liandan.manifest.store.HandoverSettings;
import org.liandan.manifest.store.ManifestDesk;
import org.liandan.party.Checked;

/** The producer's screen: the QR code that the driver scans, and what becomes of it. */
@Path("/manifests/{number}/handover")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("PRODUCER")
public class HandoverPages {

    private final HandoverBook book;
    private final ManifestDesk desk;
    private final ManifestPages pages;
    private final HandoverSettings settings;
    private final Caller caller;

    HandoverPages(HandoverBook book, ManifestDesk desk, ManifestPages pages, HandoverSettings settings, Caller caller) {
        this.book = book;
        this.desk = desk;
        this.pages = pages;
        this.settings = settings;
        this.caller = caller;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance qr(
                ManifestView view,
                QrPicture qr,
                String link,
                HandoverBook.Made made,
                HandoverBook.@Nullable Following following);

        static native TemplateInstance state(ManifestView view, LinkState state);
    }

    /** Makes a link and shows it. The page is not kept anywhere: the link is a key. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response make(
            @PathParam("number") String number, @FormParam("plate") @Nullable String plate, @Context UriInfo address) {
        ManifestNumber wanted = ManifestPages.number(number);
        HandoverBook.Made made = book.make(wanted, plate(plate), caller);
        String link = link(made, settings, address);
        CacheControl nowhere = new CacheControl();
        nowhere.setNoStore(true);
        return Response.ok(Templates.qr(
                        pages.view(desk.get(wanted, caller)),
                        QrPicture.of(link),
                        link,
                        made,
                        book.following(wanted).orElse(null)))
                .cacheControl(nowhere)
                .build();
    }

    /** What has become of the latest link, as the screen asks again and again. */
    @GET
    public TemplateInstance state(@PathParam("number") String number) {
        ManifestNumber wanted = ManifestPages.number(number);
        ManifestView view = pages.view(desk.get(wanted, caller));
        return Templates.state(view, book.state(wanted).orElse(LinkState.EXPIRED));
    }

    /** The address that the driver opens. */
    static String link(HandoverBook.Made made, HandoverSettings settings, UriInfo address) {
        String base =
                settings.publicUrl().orElse(address.getBaseUri().toString()).replaceAll("/+$", "");
        return base + "/h/" + made.token().text();
    }

    static @Nullable PlateNumber plate(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return switch (PlateNumber.check(text)) {
            case Checked.Valid<PlateNumber>(PlateNumber plate) -> plate;
            case Checked.Doubtful<PlateNumber>(PlateNumber plate, var _) -> plate;
            case Checked.Invalid<PlateNumber>(var reason) ->
                throw Problem.invalid(List.of(new FieldViolation("plate", reason.both())));
        };
    }
}
