package org.liandan.fleet.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.LinkState;
import org.liandan.fleet.LoginFailure;
import org.liandan.fleet.TerminalId;
import org.liandan.fleet.TerminalIncident;
import org.liandan.fleet.TerminalLinks;
import org.liandan.fleet.TerminalPhone;
import org.liandan.fleet.store.IncidentReader;
import org.liandan.fleet.store.TerminalLines;
import org.liandan.http.ListPage;
import org.liandan.http.Problem;

/**
 * The terminals as an operator and a vendor's technician need them: who is there, who cannot log in and why, and what was
 * said last. A carrier sees its own.
 */
@Path("/terminals")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"CARRIER", "BUREAU", "BUREAU_ADMIN", "AUDITOR"})
public class TerminalPages {

    private static final int SIZE = 50;
    private static final int INCIDENTS = 20;
    private static final int FAILURES = 24;

    private final VisibleTerminals visible;
    private final TerminalLinks links;
    private final TerminalLines lines;
    private final IncidentReader incidents;
    private final ObjectMapper json;

    TerminalPages(
            VisibleTerminals visible,
            TerminalLinks links,
            TerminalLines lines,
            IncidentReader incidents,
            ObjectMapper json) {
        this.visible = visible;
        this.links = links;
        this.lines = lines;
        this.incidents = incidents;
        this.json = json;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(
                TerminalSearch asked,
                TerminalLines.Count count,
                List<FailureView> failures,
                List<TerminalView> terminals);

        static native TemplateInstance detail(
                TerminalView terminal,
                @Nullable FailureView failure,
                List<MessageView> messages,
                List<FieldTree.Line> parameters,
                List<TerminalIncident> incidents);
    }

    /** Why somebody does not get in, with the plate where the number is registered. */
    public record FailureView(LoginFailure cause, String plate) {}

    @GET
    public TemplateInstance list(
            @QueryParam("q") @DefaultValue("") String text,
            @QueryParam("presence") @DefaultValue("") String presence,
            @QueryParam("page") @DefaultValue("0") int page) {
        TerminalSearch asked = TerminalSearch.of(ListPage.sought(text), presence, ListPage.number(page));
        Set<TerminalId> online = links.online();
        TerminalLines.Lines found = lines.search(
                visible.organization(), asked.sought(), asked.presence(), online, asked.page() * SIZE, SIZE);
        List<TerminalView> terminals = found.lines().stream()
                .map(line -> new TerminalView(line.phone(), line, links.find(new TerminalPhone(line.phone()))))
                .toList();
        return Templates.list(
                asked.outOf(found.total(), SIZE),
                lines.count(visible.organization(), online),
                failures(asked.sought()),
                terminals);
    }

    /** Those that the search is for, as many as somebody can deal with. */
    private List<FailureView> failures(String sought) {
        String part = sought.toUpperCase(Locale.ROOT);
        return visible.failures().stream()
                .map(failure -> new FailureView(failure, visible.plate(failure.phone())))
                .filter(view -> view.plate().contains(part)
                        || view.cause().phone().toUpperCase(Locale.ROOT).contains(part)
                        || view.cause().address().contains(part))
                .limit(FAILURES)
                .toList();
    }

    @GET
    @Path("{phone}")
    public TemplateInstance detail(@PathParam("phone") String text) {
        TerminalPhone phone = VisibleTerminals.phone(text);
        TerminalLines.Line line = visible.find(phone).orElse(null);
        LinkState state = links.find(phone);
        TerminalView terminal = new TerminalView(phone.digits(), line, state);
        return Templates.detail(
                terminal,
                failure(state, terminal.plate()),
                links.messages(phone).stream().map(MessageView::of).toList(),
                parameters(line),
                incidents
                        .find(
                                new IncidentReader.Filter(null, phone.digits(), visible.organization(), null, null),
                                0,
                                INCIDENTS)
                        .incidents());
    }

    private static @Nullable FailureView failure(@Nullable LinkState state, String plate) {
        if (state == null
                || state.failures().isEmpty()
                || state.failures().getFirst().solved()) {
            return null;
        }
        return new FailureView(state.failures().getFirst(), plate);
    }

    private List<FieldTree.Line> parameters(TerminalLines.@Nullable Line line) {
        String told = line == null ? null : line.contact().parameters();
        if (told == null) {
            return List.of();
        }
        try {
            return ParameterLines.of(json.readValue(told, new TypeReference<Map<String, @Nullable Object>>() {}));
        } catch (JsonProcessingException e) {
            throw new Problem(
                    503,
                    "parameters-unreadable",
                    "终端参数无法读取 The terminal's parameters cannot be read.",
                    List.of(),
                    Map.of());
        }
    }
}
