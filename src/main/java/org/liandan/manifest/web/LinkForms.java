package org.liandan.manifest.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.PlateNumber;
import org.liandan.http.Caller;
import org.liandan.http.Page;
import org.liandan.manifest.Entries;
import org.liandan.manifest.Field;
import org.liandan.manifest.Manifest;
import org.liandan.manifest.ManifestFields;
import org.liandan.manifest.Party;
import org.liandan.manifest.Refusal;
import org.liandan.manifest.Stage;
import org.liandan.manifest.TransportMode;
import org.liandan.manifest.WasteCategory;
import org.liandan.manifest.store.HandoverBook;
import org.liandan.manifest.store.HandoverBook.KnownDriver;
import org.liandan.manifest.store.ManifestDesk;
import org.liandan.manifest.store.PickLists;
import org.liandan.party.Checked;
import org.liandan.party.PhoneNumber;
import org.liandan.policy.Policy;

/** The carrier's stage on a phone that has scanned a link: the form opened, and read when it comes back. */
@RequestScoped
class LinkForms {

    private final HandoverBook book;
    private final ManifestDesk desk;
    private final StageForms stages;
    private final PickLists lists;
    private final Page page;

    LinkForms(HandoverBook book, ManifestDesk desk, StageForms stages, PickLists lists, Page page) {
        this.desk = desk;
        this.book = book;
        this.stages = stages;
        this.lists = lists;
        this.page = page;
    }

    /** For somebody who has logged in: his organisation's trucks and drivers. */
    CarriageForm carriage(HandoverBook.Opened opened, @Nullable Rejection rejection, Caller caller) {
        PlateNumber named = opened.link().plate();
        CarriageForm form = rejection == null
                ? stages.carriage(opened.stored(), named, caller)
                : stages.carriage(
                        rejection.form(Stage.CARRIER, page, desk.policyOf(opened.stored())), rejection.sent(), caller);
        return named == null ? form : form.only(named.value());
    }

    /** For the link alone: the truck, and its known driver in a form that names him to nobody who does not know him. */
    LinkForm alone(HandoverBook.Opened opened, @Nullable Rejection rejection) {
        PlateNumber named = opened.link().plate();
        Policy policy = desk.policyOf(opened.stored());
        StageForm form = rejection == null
                ? StageForm.fresh(Stage.CARRIER, Entries.with("plate", named).done(), page, policy)
                : rejection.form(Stage.CARRIER, page, policy);
        List<Choice> drivers = known(opened)
                .map(driver -> List.of(
                        new Choice(LinkForm.KNOWN, LinkForm.masked(driver.name()), phone(driver), true, ""),
                        Choice.of(CarriageForm.OTHER, page.text("carriage.otherDriver"), false)))
                .orElse(List.of());
        return new LinkForm(form, named == null ? "" : named.value(), drivers);
    }

    private static String phone(KnownDriver driver) {
        return PhoneNumber.check(driver.phone()) instanceof Checked.Valid<PhoneNumber>(PhoneNumber phone)
                ? phone.masked()
                : "";
    }

    private Optional<KnownDriver> known(HandoverBook.Opened opened) {
        PlateNumber named = opened.link().plate();
        return named == null
                ? Optional.empty()
                : book.knownDriver(opened.stored().manifest().header().carrier().id(), named);
    }

    /** What the form says, with what the page did not ask for. */
    Entries entries(String token, MultivaluedMap<String, String> form, @Nullable Caller caller) {
        if (caller != null) {
            return ofCaller(form, caller);
        }
        return switch (book.peek(token)) {
            case HandoverBook.Opened opened -> ofLink(form, opened);
            // the confirmation will say why
            case HandoverBook.LinkRefused _ -> Entries.NONE;
        };
    }

    private Entries ofCaller(MultivaluedMap<String, String> form, Caller caller) {
        PickLists.Named own = lists.organization(caller.organization());
        String id = form.getFirst("driver");
        Optional<PickLists.DriverOption> driver = lists.drivers(caller.organization(), caller.username()).stream()
                .filter(option -> Long.toString(option.id()).equals(id))
                .findFirst();
        return Entries.with("transportMode", form.getFirst("transportMode"))
                .with("plate", form.getFirst("plate"))
                .with("origin", form.getFirst("origin"))
                .with("destination", form.getFirst("destination"))
                .with("responsibleParty", own.name())
                .with("creditCode", own.creditCode())
                .with("driverName", driver.map(PickLists.DriverOption::name).orElse(form.getFirst("driverName")))
                .with("driverPhone", driver.map(PickLists.DriverOption::phone).orElse(form.getFirst("driverPhone")))
                .done();
    }

    private Entries ofLink(MultivaluedMap<String, String> form, HandoverBook.Opened opened) {
        Manifest manifest = opened.stored().manifest();
        Party carrier = manifest.header().carrier();
        boolean keeps = Objects.equals(form.getFirst("driver"), LinkForm.KNOWN);
        Optional<KnownDriver> driver = keeps ? known(opened) : Optional.empty();
        return Entries.with("transportMode", usualMode(manifest))
                .with("plate", form.getFirst("plate"))
                .with("responsibleParty", carrier.name())
                .with("creditCode", carrier.creditCode())
                .with("driverName", driver.map(KnownDriver::name).orElse(form.getFirst("driverName")))
                .with("driverPhone", driver.map(KnownDriver::phone).orElse(form.getFirst("driverPhone")))
                .done();
    }

    private static TransportMode usualMode(Manifest manifest) {
        return manifest.producer().wasteCategory() == WasteCategory.ENGINEERING_SLURRY
                ? TransportMode.ROAD_TANK
                : TransportMode.ROAD_DUMP;
    }

    /** Refusals for somebody who may no longer have the form before him: with the names of the fields. */
    LinkAnswer refused(List<Refusal> refusals) {
        return LinkAnswer.refused(refusals.stream().map(this::fault).toList());
    }

    private LinkAnswer.Fault fault(Refusal refusal) {
        Optional<Field<?>> about = ManifestFields.of(Stage.CARRIER).stream()
                .<Field<?>>map(field -> field)
                .filter(field -> field.path().equals(refusal.field()))
                .findFirst();
        return new LinkAnswer.Fault(
                refusal.code().name(),
                about.map(Field::name).orElse(""),
                about.map(this::label).orElse("") + StageForm.sentence(refusal, page));
    }

    /** When the person confirmed by the clock of his phone; null for a page that says nothing, or no time at all, of it. */
    static @Nullable Instant declaredAt(MultivaluedMap<String, String> form) {
        String text = form.getFirst("declaredAt");
        try {
            return text == null || text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private String label(Field<?> field) {
        return page.pick(field.chinese() + "：", field.english() + ": ");
    }
}
