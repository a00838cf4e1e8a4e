package org.liandan.command.web;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.command.CommandState;
import org.liandan.command.PlacedCommand;
import org.liandan.command.store.CommandDesk;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.http.FieldViolation;
import org.liandan.http.Idempotency;
import org.liandan.http.Paging;
import org.liandan.http.Problem;

/**
 * Orders to a terminal over REST. The bureau orders, auditors read; a carrier reads those of its own trucks, and may send them
 * texts and ask where they are.
 */
@Path(CommandResource.PATH)
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "commands", description = "终端指令 Orders to terminals")
public class CommandResource {

    static final String PATH = "/api/v1/terminals/{phone}/commands";

    private final CommandOffice office;
    private final CommandDesk desk;
    private final Idempotency idempotency;

    CommandResource(CommandOffice office, CommandDesk desk, Idempotency idempotency) {
        this.office = office;
        this.desk = desk;
        this.idempotency = idempotency;
    }

    @POST
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN", "CARRIER"})
    @Transactional
    @Operation(
            summary = "下发指令 Order something of a terminal",
            description =
                    "`{kind, reason?, expiresAt?, …}` with the fields of the kind, for instance `{\"kind\":\"TEXT\","
                            + "\"text\":\"请减速\"}`, `{\"kind\":\"SET_PARAMETERS\",\"parameters\":[{\"id\":\"0x0055\",\"value\":60}]}`,"
                            + " `{\"kind\":\"TRACK\",\"intervalS\":5,\"validityS\":600}`. It is sent when the terminal is online, again"
                            + " if no answer comes, and until `expiresAt` (24 h if left out, 30 days at most). CONTROL_VEHICLE,"
                            + " CONTROL_TERMINAL, UPGRADE, PASS_THROUGH and SET_PARAMETERS of a server's address take a reason of 10"
                            + " characters and a second officer's confirmation within 30 minutes.")
    public Response order(
            @PathParam("phone") String phone,
            @NotNull Map<String, Object> request,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        return idempotency.once(idempotencyKey, Map.of("phone", phone, "request", request), () -> {
            RegisteredTerminal terminal = office.terminal(phone);
            PlacedCommand placed = office.order(phone, request);
            String normal = terminal.phone().digits();
            return Response.created(URI.create(PATH.replace("{phone}", normal) + "/" + placed.id()))
                    .entity(CommandBody.of(normal, placed))
                    .build();
        });
    }

    @GET
    @Operation(summary = "指令列表 List the orders to a terminal, newest first")
    public Response list(
            @PathParam("phone") String phone,
            @QueryParam("state")
                    @Parameter(
                            description =
                                    "AWAITING_CONFIRMATION | QUEUED | SENT | ANSWERED | FAILED | EXPIRED | CANCELLED")
                    @Nullable String state,
            @BeanParam @Valid Paging paging,
            @Context UriInfo uri) {
        RegisteredTerminal terminal = office.terminal(phone);
        CommandState wanted = state(state);
        List<CommandBody> page = desk.list(terminal.terminal(), wanted, paging.offset(), paging.size).stream()
                .map(command -> CommandBody.of(terminal.phone().digits(), command))
                .toList();
        return paging.response(page, desk.count(terminal.terminal(), wanted), uri);
    }

    private static @Nullable CommandState state(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        Optional<CommandState> state = Arrays.stream(CommandState.values())
                .filter(candidate -> candidate.name().equals(name))
                .findFirst();
        return state.orElseThrow(() -> Problem.invalid(List.of(
                new FieldViolation("state", "应为以下之一 must be one of " + Arrays.toString(CommandState.values())))));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "查看指令 Read an order and what became of it")
    public CommandBody read(@PathParam("phone") String phone, @PathParam("id") long id) {
        return CommandBody.of(office.terminal(phone).phone().digits(), office.command(phone, id));
    }

    @POST
    @Path("/{id}/confirmation")
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Transactional
    @Operation(summary = "第二人确认 Confirm another officer's order")
    public CommandBody confirm(@PathParam("phone") String phone, @PathParam("id") long id) {
        return CommandBody.of(office.terminal(phone).phone().digits(), office.confirm(phone, id));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN", "CARRIER"})
    @Transactional
    @Operation(summary = "撤销未下发的指令 Withdraw an order that has not been sent")
    public void cancel(@PathParam("phone") String phone, @PathParam("id") long id) {
        office.cancel(phone, id);
    }
}
