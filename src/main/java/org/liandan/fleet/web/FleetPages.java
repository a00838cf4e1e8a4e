package org.liandan.fleet.web;

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
import org.liandan.audit.PersonalData;
import org.liandan.fleet.store.FleetLines;
import org.liandan.fleet.store.FleetLines.DriverLine;
import org.liandan.fleet.store.FleetLines.Lines;
import org.liandan.fleet.store.FleetLines.TerminalLine;
import org.liandan.fleet.store.FleetLines.VehicleLine;
import org.liandan.http.ListPage;
import org.liandan.http.Page;

/** Vehicles, drivers and terminals to look up. What is kept there is changed over REST. */
@Path("/registry")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"BUREAU", "BUREAU_ADMIN", "AUDITOR"})
public class FleetPages {

    private static final String NONE = "—";

    private final FleetLines lines;
    private final Page page;

    FleetPages(FleetLines lines, Page page) {
        this.lines = lines;
        this.page = page;
    }

    @GET
    @Path("vehicles")
    public TemplateInstance vehicles(
            @QueryParam("q") @DefaultValue("") String text, @QueryParam("page") @DefaultValue("0") int asked) {
        String sought = ListPage.sought(text);
        int number = ListPage.number(asked);
        Lines<VehicleLine> found = lines.vehicles(sought, number * ListPage.SIZE, ListPage.SIZE);
        List<List<String>> rows = found.lines().stream()
                .map(line -> List.of(
                        line.plate(),
                        line.organization(),
                        line.boxVolumeM3() == null ? NONE : page.number(line.boxVolumeM3()) + " m³",
                        Objects.requireNonNullElse(line.terminals(), NONE),
                        page.inUse(line.active())))
                .toList();
        return new ListPage(
                        "/registry/vehicles",
                        "registry.vehicles",
                        List.of(
                                "registry.plate",
                                "registry.organization",
                                "registry.box",
                                "registry.terminals",
                                "registry.state"),
                        rows,
                        found.total(),
                        sought,
                        number)
                .shown();
    }

    @GET
    @Path("drivers")
    public TemplateInstance drivers(
            @QueryParam("q") @DefaultValue("") String text, @QueryParam("page") @DefaultValue("0") int asked) {
        String sought = ListPage.sought(text);
        int number = ListPage.number(asked);
        Lines<DriverLine> found = lines.drivers(sought, number * ListPage.SIZE, ListPage.SIZE);
        List<List<String>> rows = found.lines().stream()
                .map(line -> List.of(
                        line.name(),
                        PersonalData.phone(line.phone()),
                        line.licenceNumber() == null ? NONE : PersonalData.ending(line.licenceNumber()),
                        line.organization(),
                        page.inUse(line.active())))
                .toList();
        return new ListPage(
                        "/registry/drivers",
                        "registry.drivers",
                        List.of(
                                "registry.person",
                                "registry.phone",
                                "registry.licence",
                                "registry.organization",
                                "registry.state"),
                        rows,
                        found.total(),
                        sought,
                        number)
                .shown();
    }

    @GET
    @Path("terminals")
    public TemplateInstance terminals(
            @QueryParam("q") @DefaultValue("") String text, @QueryParam("page") @DefaultValue("0") int asked) {
        String sought = ListPage.sought(text);
        int number = ListPage.number(asked);
        Lines<TerminalLine> found = lines.terminals(sought, number * ListPage.SIZE, ListPage.SIZE);
        List<List<String>> rows = found.lines().stream()
                .map(line -> List.of(
                        line.phone(),
                        line.plate(),
                        Objects.requireNonNullElse(line.terminalId(), NONE),
                        line.protocol(),
                        line.registeredAt() == null ? NONE : page.minute(line.registeredAt()),
                        page.inUse(line.active())))
                .toList();
        return new ListPage(
                        "/registry/terminals",
                        "registry.terminals",
                        List.of(
                                "registry.terminalPhone",
                                "registry.plate",
                                "registry.terminalId",
                                "registry.protocol",
                                "registry.registeredAt",
                                "registry.state"),
                        rows,
                        found.total(),
                        sought,
                        number)
                .shown();
    }
}
