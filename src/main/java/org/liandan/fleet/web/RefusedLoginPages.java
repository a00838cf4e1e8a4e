package org.liandan.fleet.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.IncidentKind;
import org.liandan.fleet.LoginFailure;
import org.liandan.fleet.TerminalIncident;
import org.liandan.fleet.TerminalLinks;
import org.liandan.fleet.store.IncidentReader;
import org.liandan.http.ListPage;

/**
 * Terminals that cannot log in, by reason, with what to do: those that still knock, and those of the last week. Numbers are
 * masked here; the terminal's own page has the whole one. What boxes send is shown, never believed.
 */
@Path("/operations/logins")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("BUREAU_ADMIN")
public class RefusedLoginPages {

    private static final int SIZE = 50;
    private static final Duration LOOKED_BACK = Duration.ofDays(7);

    private final TerminalLinks links;
    private final VisibleTerminals visible;
    private final IncidentReader incidents;
    private final Clock clock;

    RefusedLoginPages(TerminalLinks links, VisibleTerminals visible, IncidentReader incidents, Clock clock) {
        this.links = links;
        this.visible = visible;
        this.incidents = incidents;
        this.clock = clock;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance logins(
                Asked asked, List<Reason> reasons, List<Knocking> knocking, List<Past> past);
    }

    /**
     * What the page was asked for.
     *
     * @param kind only this reason; null for all
     * @param sought part of an address or a plate; empty for all
     * @param total how many entries the book has for the last week
     * @param previous address of the page before; empty on the first
     * @param next address of the page behind; empty on the last
     */
    public record Asked(@Nullable IncidentKind kind, String sought, long total, String previous, String next) {}

    /** How many numbers stay out for one reason. */
    public record Reason(IncidentKind kind, long count) {}

    /** Who still knocks. */
    public record Knocking(LoginFailure cause, String plate, String masked) {}

    /** An entry of the book. */
    public record Past(TerminalIncident entry, String masked) {}

    @GET
    public TemplateInstance logins(
            @QueryParam("kind") @DefaultValue("") String kindName,
            @QueryParam("q") @DefaultValue("") String text,
            @QueryParam("page") @DefaultValue("0") int page) {
        IncidentKind kind = kind(kindName);
        String sought = ListPage.sought(text);
        int number = ListPage.number(page);
        List<Knocking> all = links.failures().stream()
                .map(cause -> new Knocking(cause, visible.plate(cause.phone()), masked(cause.phone())))
                .toList();
        IncidentReader.Incidents book = incidents.find(
                new IncidentReader.Filter(kind, null, null, clock.instant().minus(LOOKED_BACK), null),
                number * SIZE,
                SIZE);
        return Templates.logins(
                new Asked(
                        kind,
                        sought,
                        book.total(),
                        number == 0 ? "" : address(kind, number - 1),
                        (number + 1L) * SIZE >= book.total() ? "" : address(kind, number + 1)),
                reasons(all),
                all.stream()
                        .filter(knocking -> kind == null || knocking.cause().kind() == kind)
                        .filter(knocking -> sought.isEmpty()
                                || knocking.cause().address().contains(sought)
                                || knocking.plate().contains(sought)
                                || knocking.cause().phone().contains(sought))
                        .toList(),
                book.incidents().stream()
                        .map(entry -> new Past(entry, masked(entry.phone())))
                        .toList());
    }

    private static List<Reason> reasons(List<Knocking> knocking) {
        Map<IncidentKind, Long> counted = new EnumMap<>(IncidentKind.class);
        knocking.forEach(each -> counted.merge(each.cause().kind(), 1L, Long::sum));
        return counted.entrySet().stream()
                .map(entry -> new Reason(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Reason::count).reversed())
                .toList();
    }

    /** The first three and the last four digits; a number that is too short for that keeps its end only. */
    static String masked(String phone) {
        int length = phone.length();
        return length <= 4
                ? phone
                : length < 8
                        ? "*".repeat(length - 2) + phone.substring(length - 2)
                        : phone.substring(0, 3) + "*".repeat(length - 7) + phone.substring(length - 4);
    }

    private static @Nullable IncidentKind kind(String name) {
        return Arrays.stream(IncidentKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String address(@Nullable IncidentKind kind, int page) {
        return "/operations/logins?kind=" + (kind == null ? "" : kind.name()) + "&page=" + page;
    }
}
