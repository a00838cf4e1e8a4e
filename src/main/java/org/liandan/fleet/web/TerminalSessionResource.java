package org.liandan.fleet.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.Device;
import org.liandan.fleet.IncidentKind;
import org.liandan.fleet.LinkState;
import org.liandan.fleet.LoggedMessage;
import org.liandan.fleet.LoginFailure;
import org.liandan.fleet.TerminalContact;
import org.liandan.fleet.TerminalLinks;
import org.liandan.fleet.TerminalPhone;
import org.liandan.fleet.store.TerminalLines;
import org.liandan.http.Days;

/** A terminal's link: is it there, what was said last, and why does it not get in. */
@Path(TerminalResource.PATH)
@RolesAllowed({"CARRIER", "BUREAU", "BUREAU_ADMIN", "AUDITOR"})
@Tag(name = "terminals")
public class TerminalSessionResource {

    private final VisibleTerminals visible;
    private final TerminalLinks links;

    TerminalSessionResource(VisibleTerminals visible, TerminalLinks links) {
        this.visible = visible;
        this.links = links;
    }

    /**
     * A terminal's link. Counters are of frames since the server was started.
     *
     * @param registered false for a number that is in no registry and has tried to log in
     * @param edition year of the edition that it speaks, or spoke last
     * @param heartbeatSeconds its parameter 0x0001, as it has told it
     * @param failures why it did not get in, newest first
     */
    public record SessionBody(
            String phone,
            boolean registered,
            @Nullable String plate,
            boolean online,
            @Nullable String address,
            @Nullable OffsetDateTime connectedSince,
            @Nullable OffsetDateTime lastHeardAt,
            @Nullable OffsetDateTime lastLoginAt,
            @Nullable Integer edition,
            @Nullable String maker,
            @Nullable String boxId,
            @Nullable String imei,
            @Nullable String softwareVersion,
            @Nullable Integer heartbeatSeconds,
            long received,
            long sent,
            long malformed,
            long positions,
            long encrypted,
            @Nullable String closedBecause,
            List<FailureBody> failures) {}

    /** Why a terminal did not get in. */
    public record FailureBody(
            IncidentKind kind,
            String sentence,
            String remedy,
            String detail,
            String address,
            String hex,
            OffsetDateTime firstAt,
            OffsetDateTime lastAt,
            int count,
            boolean solved) {

        static FailureBody of(LoginFailure failure) {
            IncidentKind kind = failure.kind();
            return new FailureBody(
                    kind,
                    kind.chinese() + " " + kind.english(),
                    kind.remedyChinese() + " " + kind.remedyEnglish(),
                    failure.detail(),
                    failure.address(),
                    failure.hex(),
                    district(failure.firstAt()),
                    district(failure.lastAt()),
                    failure.count(),
                    failure.solved());
        }
    }

    /** A frame that went over the link; codes and passwords are masked. */
    public record MessageBody(
            OffsetDateTime at,
            String direction,
            String messageId,
            String name,
            Map<String, @Nullable Object> header,
            Map<String, @Nullable Object> body,
            String hex,
            @Nullable String malformed,
            @Nullable String detail) {

        static MessageBody of(LoggedMessage message) {
            return new MessageBody(
                    district(message.at()),
                    message.fromTerminal() ? "UP" : "DOWN",
                    message.messageId(),
                    (message.chinese() + " " + message.english()).strip(),
                    message.header(),
                    message.body(),
                    message.hex(),
                    message.fault(),
                    message.faultDetail());
        }
    }

    @GET
    @Path("/{phone}/session")
    @Operation(summary = "终端连接状态 State of a terminal's link")
    public SessionBody session(@PathParam("phone") String text) {
        TerminalPhone phone = VisibleTerminals.phone(text);
        Optional<TerminalLines.Line> line = visible.find(phone);
        LinkState state = links.find(phone);
        TerminalContact contact = line.map(TerminalLines.Line::contact).orElse(null);
        Device device = contact == null ? Device.UNKNOWN : contact.device();
        Instant heard = state == null ? null : state.lastHeardAt();
        return new SessionBody(
                phone.digits(),
                line.isPresent(),
                line.map(TerminalLines.Line::plate).orElse(null),
                state != null && state.online(),
                state == null || state.address() == null ? contact == null ? null : contact.address() : state.address(),
                state == null ? null : local(state.connectedSince()),
                local(heard == null && contact != null ? contact.lastHeardAt() : heard),
                contact == null ? null : local(contact.loggedInAt()),
                state == null || state.edition() == null ? contact == null ? null : contact.edition() : state.edition(),
                device.maker(),
                device.boxId(),
                device.imei(),
                device.software(),
                contact == null ? null : contact.heartbeatS(),
                state == null ? 0 : state.received(),
                state == null ? 0 : state.sent(),
                state == null ? 0 : state.malformed(),
                state == null ? 0 : state.positions(),
                state == null ? 0 : state.encrypted(),
                state == null ? null : state.closedBecause(),
                state == null
                        ? List.of()
                        : state.failures().stream().map(FailureBody::of).toList());
    }

    @GET
    @Path("/{phone}/messages")
    @Operation(summary = "终端最近消息 A terminal's latest messages, newest first")
    public List<MessageBody> messages(
            @PathParam("phone") String text, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(50) int limit) {
        TerminalPhone phone = VisibleTerminals.phone(text);
        visible.find(phone);
        return links.messages(phone).stream().limit(limit).map(MessageBody::of).toList();
    }

    private static @Nullable OffsetDateTime local(@Nullable Instant instant) {
        return instant == null ? null : district(instant);
    }

    private static OffsetDateTime district(Instant instant) {
        return instant.atZone(Days.ZONE).toOffsetDateTime();
    }
}
