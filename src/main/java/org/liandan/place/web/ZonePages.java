package org.liandan.place.web;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.ImportMode;
import org.liandan.http.ImportReport;
import org.liandan.http.ListPage;
import org.liandan.http.Page;
import org.liandan.http.Problem;
import org.liandan.party.Role;
import org.liandan.place.store.PlaceLines;
import org.liandan.place.store.PlaceLines.Lines;
import org.liandan.place.store.PlaceLines.ZoneLine;

/** Forbidden zones: looked up, taken in from GeoJSON, withdrawn. */
@Path("/registry/zones")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"BUREAU", "BUREAU_ADMIN", "AUDITOR"})
public class ZonePages {

    private final PlaceLines lines;
    private final ZoneFile file;
    private final ZoneResource zones;
    private final Caller caller;
    private final Page page;

    ZonePages(PlaceLines lines, ZoneFile file, ZoneResource zones, Caller caller, Page page) {
        this.lines = lines;
        this.file = file;
        this.zones = zones;
        this.caller = caller;
        this.page = page;
    }

    /**
     * A zone in the list.
     *
     * @param cells what is shown of it
     * @param withdrawal address that withdraws it; empty where it is withdrawn already
     */
    public record Line(List<String> cells, String withdrawal) {}

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(
                ListPage list,
                List<ListPage.Tab> tabs,
                List<Line> lines,
                boolean mayChange,
                String pasted,
                String refusal,
                @Nullable ImportReport report);
    }

    @GET
    public TemplateInstance list(
            @QueryParam("q") @DefaultValue("") String text, @QueryParam("page") @DefaultValue("0") int asked) {
        return shown(ListPage.sought(text), ListPage.number(asked), "", "", null);
    }

    @POST
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance load(@FormParam("geojson") @DefaultValue("") String pasted) {
        byte[] bytes = pasted.getBytes(StandardCharsets.UTF_8);
        try {
            ImportReport report = QuarkusTransaction.requiringNew()
                    .call(() -> file.load(new ByteArrayInputStream(bytes), ImportMode.BEST_EFFORT));
            return shown("", 0, report.refused() > 0 ? pasted : "", "", report);
        } catch (Problem refused) {
            return shown("", 0, pasted, page.half(Objects.requireNonNullElse(refused.getMessage(), "")), null);
        }
    }

    @POST
    @Path("{id}/withdrawal")
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    public Response withdraw(@PathParam("id") long id) {
        zones.withdraw(id);
        return Response.seeOther(URI.create("/registry/zones")).build();
    }

    private TemplateInstance shown(
            String sought, int number, String pasted, String refusal, @Nullable ImportReport report) {
        Lines<ZoneLine> found = lines.zones(sought, number * ListPage.SIZE, ListPage.SIZE);
        ListPage list = new ListPage(
                "/registry/zones",
                "registry.zones",
                List.of(
                        "registry.code",
                        "registry.name",
                        "registry.zone.basis",
                        "registry.kind",
                        "registry.zone.whom",
                        "registry.zone.when",
                        "registry.zone.validity",
                        "registry.state"),
                List.of(),
                found.total(),
                sought,
                number);
        boolean mayChange =
                caller.roles().contains(Role.BUREAU) || caller.roles().contains(Role.BUREAU_ADMIN);
        return Templates.list(
                list,
                ListPage.tabs(),
                found.lines().stream().map(this::line).toList(),
                mayChange,
                pasted,
                refusal,
                report);
    }

    private Line line(ZoneLine zone) {
        return new Line(
                List.of(
                        zone.code(),
                        zone.name(),
                        Objects.requireNonNullElse(zone.basis(), "—"),
                        kind(zone),
                        page.text(zone.loadedOnly() ? "registry.zone.loaded" : "registry.zone.all"),
                        zone.windows() == 0
                                ? page.text("registry.zone.always")
                                : page.text("registry.zone.windows", zone.windows()),
                        validity(zone),
                        page.inUse(zone.active())),
                zone.active() ? "/registry/zones/" + zone.id() + "/withdrawal" : "");
    }

    private String kind(ZoneLine zone) {
        String ground = zone.halfWidthM() == null
                ? page.text("registry.zone.area")
                : page.text("registry.zone.road", zone.halfWidthM());
        return zone.speedLimitKph() == null
                ? ground
                : ground + page.text("registry.zone.limit", zone.speedLimitKph().toPlainString());
    }

    private static String validity(ZoneLine zone) {
        return zone.validFrom() == null && zone.validTo() == null
                ? "—"
                : text(zone.validFrom()) + " – " + text(zone.validTo());
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "…" : day.toString();
    }
}
