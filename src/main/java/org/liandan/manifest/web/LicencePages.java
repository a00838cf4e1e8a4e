package org.liandan.manifest.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Days;
import org.liandan.http.ListPage;
import org.liandan.http.Page;
import org.liandan.manifest.DisposalMethod;
import org.liandan.manifest.Labelled;
import org.liandan.manifest.Site;
import org.liandan.manifest.SiteLicence;
import org.liandan.manifest.WasteCategory;
import org.liandan.manifest.store.PickLists;
import org.liandan.manifest.store.SiteLicences;
import org.liandan.manifest.store.SiteLicences.Recorded;
import org.liandan.party.Role;
import org.liandan.place.PlaceKind;

/** Licences of sites in the registry: which hold, and a form for the next one. */
@Path("/registry/licences")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"BUREAU", "BUREAU_ADMIN", "AUDITOR"})
public class LicencePages {

    private static final int LONGEST_NUMBER = 60;
    private static final BigDecimal LARGEST_M3 = new BigDecimal("100000000");

    private final SiteLicences licences;
    private final PickLists lists;
    private final Caller caller;
    private final Page page;

    LicencePages(SiteLicences licences, PickLists lists, Caller caller, Page page) {
        this.licences = licences;
        this.lists = lists;
        this.caller = caller;
        this.page = page;
    }

    /** A site and what holds for it; no licence where none is known. */
    public record Line(Site site, @Nullable SiteLicence licence, String categories, String methods) {}

    /** A licence of the site's past, present or future. */
    public record Shown(Recorded recorded, String categories, String methods) {}

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(List<Line> lines, List<ListPage.Tab> tabs);

        static native TemplateInstance site(
                Site site,
                List<Shown> history,
                List<Choice> categories,
                List<Choice> methods,
                String number,
                String capacityM3,
                String validFrom,
                String validTo,
                boolean mayRecord,
                boolean hasBooks,
                List<ListPage.Tab> tabs,
                @Nullable String refusal);
    }

    @GET
    public TemplateInstance list() {
        Instant now = licences.now();
        return Templates.list(
                lists.destinations().stream()
                        .map(place -> line(licences.site(place.code()), now))
                        .toList(),
                ListPage.tabs());
    }

    private Line line(Site site, Instant now) {
        SiteLicence licence = licences.of(site.id(), now).orElse(null);
        return new Line(
                site,
                licence,
                licence == null ? "" : words(licence.categories()),
                licence == null ? "" : words(licence.methods()));
    }

    @GET
    @Path("{code}")
    public TemplateInstance site(@PathParam("code") String code) {
        Site site = licences.site(code);
        // most of the next one is what the present one says
        Optional<SiteLicence> last =
                licences.history(site.id()).stream().map(Recorded::licence).findFirst();
        return form(
                site,
                last.map(SiteLicence::categories).orElse(Set.of()),
                last.map(SiteLicence::methods).orElse(Set.of()),
                "",
                last.map(SiteLicence::capacityM3).map(BigDecimal::toPlainString).orElse(""),
                page.today().toString(),
                "",
                null);
    }

    @POST
    @Path("{code}")
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response record(@PathParam("code") String code, MultivaluedMap<String, String> sent) {
        Site site = licences.site(code);
        Set<WasteCategory> categories = chosen(WasteCategory.class, sent.get("categories"));
        Set<DisposalMethod> methods = chosen(DisposalMethod.class, sent.get("methods"));
        String number = text(sent, "number");
        String capacity = text(sent, "capacityM3");
        String from = text(sent, "validFrom");
        String to = text(sent, "validTo");
        Optional<Instant> validFrom = day(from);
        Optional<Instant> validTo = day(to);
        Optional<BigDecimal> capacityM3 = volume(capacity);
        String wrong = number.isEmpty() || number.length() > LONGEST_NUMBER
                ? "licence.bad.number"
                : validFrom.isEmpty()
                        ? "licence.bad.from"
                        : !to.isEmpty() && (validTo.isEmpty() || !validTo.get().isAfter(validFrom.get()))
                                ? "licence.bad.to"
                                : !capacity.isEmpty() && capacityM3.isEmpty() ? "licence.bad.capacity" : "";
        if (!wrong.isEmpty()) {
            return Response.status(Response.Status.BAD_REQUEST)
                    .entity(form(site, categories, methods, number, capacity, from, to, page.text(wrong)))
                    .build();
        }
        licences.record(
                site.id(),
                new SiteLicence(
                        number,
                        categories,
                        methods,
                        capacityM3.orElse(null),
                        validFrom.orElseThrow(),
                        validTo.orElse(null)),
                caller);
        return Response.seeOther(URI.create("/registry/licences/" + site.code()))
                .build();
    }

    private TemplateInstance form(
            Site site,
            Set<WasteCategory> categories,
            Set<DisposalMethod> methods,
            String number,
            String capacityM3,
            String validFrom,
            String validTo,
            @Nullable String refusal) {
        return Templates.site(
                site,
                licences.history(site.id()).stream()
                        .map(recorded -> new Shown(
                                recorded,
                                words(recorded.licence().categories()),
                                words(recorded.licence().methods())))
                        .toList(),
                choices(WasteCategory.values(), categories),
                choices(DisposalMethod.values(), methods),
                number,
                capacityM3,
                validFrom,
                validTo,
                caller.has(Role.BUREAU) || caller.has(Role.BUREAU_ADMIN),
                site.kind() == PlaceKind.SORTING_CENTRE || site.kind() == PlaceKind.TRANSFER_YARD,
                ListPage.tabs(),
                refusal);
    }

    private <E extends Enum<E> & Labelled> List<Choice> choices(E[] all, Set<E> chosen) {
        List<Choice> choices = new ArrayList<>();
        for (E one : all) {
            choices.add(Choice.of(one.name(), page.pick(one.chinese(), one.english()), chosen.contains(one)));
        }
        return choices;
    }

    private <E extends Enum<E> & Labelled> String words(Set<E> constants) {
        return constants.isEmpty()
                ? page.text("licence.nothing")
                : constants.stream()
                        .sorted()
                        .map(one -> page.pick(one.chinese(), one.english()))
                        .collect(Collectors.joining(page.pick("、", ", ")));
    }

    private static <E extends Enum<E>> Set<E> chosen(Class<E> type, @Nullable List<String> names) {
        Set<E> chosen = EnumSet.noneOf(type);
        if (names != null) {
            for (E one : type.getEnumConstants()) {
                if (names.contains(one.name())) {
                    chosen.add(one);
                }
            }
        }
        return chosen;
    }

    private static String text(MultivaluedMap<String, String> sent, String name) {
        String text = sent.getFirst(name);
        return text == null ? "" : text.strip();
    }

    private static Optional<Instant> day(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Days.start(LocalDate.parse(text)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> volume(String text) {
        if (!text.matches("\\d{1,9}(\\.\\d{1,3})?")) {
            return Optional.empty();
        }
        BigDecimal volumeM3 = new BigDecimal(text);
        return volumeM3.signum() > 0 && volumeM3.compareTo(LARGEST_M3) <= 0 ? Optional.of(volumeM3) : Optional.empty();
    }
}
