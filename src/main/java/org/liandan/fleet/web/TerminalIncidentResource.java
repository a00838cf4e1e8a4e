package org.liandan.fleet.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.IncidentKind;
import org.liandan.fleet.TerminalIncident;
import org.liandan.fleet.store.IncidentReader;
import org.liandan.http.Days;
import org.liandan.http.Paging;
import org.liandan.http.Violations;

/** What went wrong between terminals and the platform: refused logins, suspected clones, half-open links. */
@Path("/api/v1/terminal-incidents")
@RolesAllowed({"CARRIER", "BUREAU", "BUREAU_ADMIN", "AUDITOR"})
@Tag(name = "terminals")
public class TerminalIncidentResource {

    private final IncidentReader incidents;
    private final VisibleTerminals visible;

    TerminalIncidentResource(IncidentReader incidents, VisibleTerminals visible) {
        this.incidents = incidents;
        this.visible = visible;
    }

    /** An incident; the same thing within an hour is one with a count. */
    public record IncidentBody(
            long id,
            IncidentKind kind,
            String sentence,
            String phone,
            @Nullable String plate,
            String address,
            String detail,
            OffsetDateTime firstAt,
            OffsetDateTime lastAt,
            int count) {

        static IncidentBody of(TerminalIncident incident) {
            return new IncidentBody(
                    incident.id(),
                    incident.kind(),
                    incident.kind().chinese() + " " + incident.kind().english(),
                    incident.phone(),
                    incident.plate(),
                    incident.address(),
                    incident.detail(),
                    incident.firstAt().atZone(Days.ZONE).toOffsetDateTime(),
                    incident.lastAt().atZone(Days.ZONE).toOffsetDateTime(),
                    incident.count());
        }
    }

    @GET
    @Operation(summary = "终端事件列表 Incidents of terminals, newest first")
    public Response list(
            @BeanParam @Valid Paging paging,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("phone") @Nullable String phone,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @Context UriInfo uri) {
        Violations violations = new Violations();
        IncidentKind sought = kind(kind, violations);
        OffsetDateTime first = time("from", from, violations);
        OffsetDateTime last = time("to", to, violations);
        var number = phone == null ? null : FleetFields.phone("phone", phone, violations);
        violations.throwIfAny();
        IncidentReader.Incidents found = incidents.find(
                new IncidentReader.Filter(
                        sought,
                        number == null ? null : number.digits(),
                        visible.organization(),
                        first == null ? null : first.toInstant(),
                        last == null ? null : last.toInstant()),
                paging.offset(),
                paging.size);
        return paging.response(found.incidents().stream().map(IncidentBody::of).toList(), found.total(), uri);
    }

    private static @Nullable IncidentKind kind(@Nullable String text, Violations violations) {
        if (text == null) {
            return null;
        }
        IncidentKind kind = Arrays.stream(IncidentKind.values())
                .filter(each -> each.name().equals(text))
                .findFirst()
                .orElse(null);
        violations.require(kind != null, "kind", "应为以下之一 must be one of " + Arrays.toString(IncidentKind.values()));
        return kind;
    }

    private static @Nullable OffsetDateTime time(String field, @Nullable String text, Violations violations) {
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            violations.add(field, "应为带时区的 ISO 8601 时间 must be an ISO 8601 time with offset: 2026-11-22T08:00:00+08:00");
            return null;
        }
    }
}
