package org.liandan.place.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import org.liandan.http.ListPage;
import org.liandan.http.Page;
import org.liandan.place.store.PlaceLines;
import org.liandan.place.store.PlaceLines.Lines;
import org.liandan.place.store.PlaceLines.PlaceLine;
import org.liandan.place.store.PlaceLines.RouteLine;

/** Places and routes to look up. What is kept there is changed over REST. */
@Path("/registry")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"BUREAU", "BUREAU_ADMIN", "AUDITOR"})
public class PlacePages {

    private final PlaceLines lines;
    private final Page page;

    PlacePages(PlaceLines lines, Page page) {
        this.lines = lines;
        this.page = page;
    }

    @GET
    @Path("places")
    public TemplateInstance places(
            @QueryParam("q") @DefaultValue("") String text, @QueryParam("page") @DefaultValue("0") int asked) {
        String sought = ListPage.sought(text);
        int number = ListPage.number(asked);
        Lines<PlaceLine> found = lines.places(sought, number * ListPage.SIZE, ListPage.SIZE);
        List<List<String>> rows = found.lines().stream()
                .map(line -> List.of(
                        line.code(),
                        line.name(),
                        page.pick(line.kind().chinese(), line.kind().english()),
                        line.address(),
                        line.organization(),
                        page.inUse(line.active())))
                .toList();
        return new ListPage(
                        "/registry/places",
                        "registry.places",
                        List.of(
                                "registry.code",
                                "registry.name",
                                "registry.kind",
                                "registry.address",
                                "registry.organization",
                                "registry.state"),
                        rows,
                        found.total(),
                        sought,
                        number)
                .shown();
    }

    @GET
    @Path("routes")
    public TemplateInstance routes(
            @QueryParam("q") @DefaultValue("") String text, @QueryParam("page") @DefaultValue("0") int asked) {
        String sought = ListPage.sought(text);
        int number = ListPage.number(asked);
        Lines<RouteLine> found = lines.routes(sought, number * ListPage.SIZE, ListPage.SIZE);
        List<List<String>> rows = found.lines().stream()
                .map(line -> List.of(
                        line.code(),
                        line.name(),
                        Objects.requireNonNullElse(line.from(), "—"),
                        Objects.requireNonNullElse(line.to(), "—"),
                        line.lengthM() + " m",
                        line.corridorWidthM() + " m",
                        page.number(line.speedLimitKph()) + " km/h",
                        page.number(line.rightTurnLimitKph()) + " km/h",
                        page.inUse(line.active())))
                .toList();
        return new ListPage(
                        "/registry/routes",
                        "registry.routes",
                        List.of(
                                "registry.code",
                                "registry.name",
                                "registry.from",
                                "registry.to",
                                "registry.length",
                                "registry.corridor",
                                "registry.speedLimit",
                                "registry.rightTurnLimit",
                                "registry.state"),
                        rows,
                        found.total(),
                        sought,
                        number)
                .shown();
    }
}
