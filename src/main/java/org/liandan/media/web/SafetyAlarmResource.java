package org.liandan.media.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Paging;
import org.liandan.http.Problem;
import org.liandan.media.MediaItem;
import org.liandan.media.SafetyAlarm;
import org.liandan.media.store.MediaReader;

/** What active-safety boxes report, with the files that prove it. A carrier sees its own trucks', the authorities all. */
@Path("/api/v1/safety-alarms")
@RolesAllowed({"CARRIER", "BUREAU", "BUREAU_ADMIN", "TRAFFIC_POLICE", "AUDITOR"})
@Tag(name = "safety-alarms", description = "主动安全报警 Active-safety alarms")
public class SafetyAlarmResource {

    private final MediaReader reader;
    private final Caller caller;

    SafetyAlarmResource(MediaReader reader, Caller caller) {
        this.reader = reader;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "主动安全报警列表 List safety alarms, newest first",
            description = "from (inclusive) and to (exclusive) are ISO 8601 with offset and speak of the alarm's time.")
    public Response list(
            @BeanParam @Valid Paging paging,
            @QueryParam("kind") @Parameter(description = "ADAS | DSM | TPMS | BSD") @Nullable String kind,
            @QueryParam("plate") @Size(max = 20) @Nullable String plate,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @Context UriInfo uri) {
        MediaReader.Filter filter = AlarmQuery.filter(caller, kind, plate, from, to);
        List<SafetyAlarm> page = reader.alarms(filter, paging.offset(), paging.size);
        Map<Long, List<MediaItem>> evidence = reader.evidence(page);
        return paging.response(
                page.stream()
                        .map(alarm -> AlarmView.of(alarm, evidence.getOrDefault(alarm.id(), List.of()), null))
                        .toList(),
                reader.countAlarms(filter),
                uri);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "查看主动安全报警 Read a safety alarm")
    public AlarmView read(@PathParam("id") long id) {
        return reader.alarm(id)
                // another carrier's record answers as if it were not there
                .filter(found ->
                        caller.seesEverything() || found.alarm().carrier().equals(caller.organization()))
                .map(found -> AlarmView.of(
                        found.alarm(),
                        reader.evidence(List.of(found.alarm())).getOrDefault(id, List.of()),
                        found.detail()))
                .orElseThrow(() -> Problem.notFound("没有这条报警 There is no such alarm."));
    }
}
