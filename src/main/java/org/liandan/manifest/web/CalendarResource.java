package org.liandan.manifest.web;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.ImportFiles;
import org.liandan.http.Problem;
import org.liandan.http.Violations;
import org.liandan.manifest.WorkingCalendar;
import org.liandan.manifest.store.CalendarBook;

/** Public holidays and the weekends that are worked for them, by year, as the State Council publishes them. */
@Path("/api/v1/calendars")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calendars", description = "节假日 Public holidays and working days")
public class CalendarResource {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final CalendarBook book;
    private final ImportFiles files;
    private final Caller caller;

    CalendarResource(CalendarBook book, ImportFiles files, Caller caller) {
        this.book = book;
        this.files = files;
        this.caller = caller;
    }

    /**
     * A day that is not what its day of the week says.
     *
     * @param day ISO date
     * @param working true for a weekend day that is worked, false for a holiday
     * @param name of the holiday
     */
    public record DayRow(
            @NotNull LocalDate day,
            @NotNull Boolean working,
            @NotBlank @Size(max = 50) String name) {}

    @GET
    @Operation(summary = "节假日表 The tables by year, replaced ones too; a year without one is counted Monday to Friday")
    public List<CalendarBook.Table> tables() {
        return book.tables();
    }

    @PUT
    @Path("/{year}")
    @RolesAllowed("BUREAU_ADMIN")
    @Transactional
    @Consumes({"text/csv", "text/plain", "application/octet-stream"})
    @Operation(summary = "载入一年的节假日表（CSV） Load a year's table: day,working,name; an earlier one stays on record")
    public List<CalendarBook.Table> load(
            @PathParam("year") int year, @QueryParam("source") @Nullable String source, InputStream body) {
        Violations faults = new Violations();
        faults.require(year >= FIRST_YEAR && year <= LAST_YEAR, "year", "应为 2000 至 2100 must lie in [2000, 2100]");
        faults.require(
                source != null && !source.isBlank() && source.length() <= 200,
                "source",
                "须写明依据的通知，最多200字 names the notice, at most 200 characters");
        List<CalendarBook.Day> days = new ArrayList<>();
        Map<LocalDate, Boolean> worked = new HashMap<>();
        files.csv(body, DayRow.class, (number, row, _, violations) -> {
            violations.found().forEach(found -> faults.add("row " + number + " " + found.field(), found.message()));
            if (row != null && violations.isEmpty()) {
                faults.require(
                        worked.put(row.day(), row.working()) == null,
                        "row " + number + " day",
                        "该日重复 the day stands there twice");
                days.add(new CalendarBook.Day(
                        row.day(), row.working(), row.name().strip()));
            }
        });
        faults.throwIfAny();
        WorkingCalendar.fault(year, worked).ifPresent(fault -> {
            throw Problem.ruleRefused(
                    "calendar-unfit",
                    "该年节假日表不成立：" + fault.chinese() + "。 The calendar does not hold together: " + fault.english() + ".",
                    List.of());
        });
        book.load(year, source == null ? "" : source.strip(), days, caller.username());
        return book.tables();
    }
}
