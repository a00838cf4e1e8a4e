package org.liandan.http.figures;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Days;
import org.liandan.http.Problem;
import org.liandan.http.TableDownload;
import org.liandan.http.TableFile;

/** The figures of the overview for programs, and its tables as files. */
@Path("/api/v1/statistics/figures")
@RolesAllowed({"PRODUCER", "CARRIER", "RECEIVER", "SUBDISTRICT", "BUREAU", "BUREAU_ADMIN", "AUDITOR"})
@Tag(name = "statistics", description = "统计 Statistics")
public class FigureResource {

    private final Dashboard dashboard;
    private final Caller caller;
    private final Clock clock;

    FigureResource(Dashboard dashboard, Caller caller, Clock clock) {
        this.dashboard = dashboard;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "总览 Figures of a span of days that are the caller's business, each with the address of its records",
            description =
                    "from and to are days (yyyy-MM-dd) in the district's time, both included, 366 days at most; by "
                            + "default the last 30. A value that is null cannot be told; before is that of as many days right before.")
    public Figures figures(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        return dashboard.figures(period(from, to), caller);
    }

    @GET
    @Path("/{table}/file")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "下载统计表 One table of them as CSV or XLSX; headlines is one of the tables")
    public Response file(
            @PathParam("table") String id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("format") @DefaultValue("csv") String format) {
        Period period = period(from, to);
        TableFile.Format wanted = TableDownload.format(format);
        FigureTable table = dashboard
                .table(id, period, caller)
                .orElseThrow(() -> Problem.notFound("没有这张统计表。 There is no such table of figures."));
        return TableDownload.of(
                wanted,
                table.title().chinese(),
                table.id() + "-" + period.first() + "-" + period.last(),
                file -> write(table, file));
    }

    private Period period(@Nullable String from, @Nullable String to) {
        return Period.strict(from, to, LocalDate.ofInstant(clock.instant(), Days.ZONE));
    }

    private static void write(FigureTable table, TableFile file) throws IOException {
        List<String> header = new ArrayList<>(List.of(both(table.heading())));
        for (FigureTable.Column column : table.columns()) {
            String unit = both(column.unit());
            header.add(unit.isEmpty() ? both(column.name()) : both(column.name()) + " [" + unit + "]");
        }
        file.row(header);
        for (FigureTable.Row row : table.rows()) {
            List<@Nullable Object> cells = new ArrayList<>(List.of(both(row.label())));
            row.figures().forEach(figure -> cells.add(figure.value()));
            file.row(cells);
        }
    }

    private static String both(Words words) {
        return words.chinese().equals(words.english()) ? words.chinese() : words.chinese() + " " + words.english();
    }
}
