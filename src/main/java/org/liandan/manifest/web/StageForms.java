package org.liandan.manifest.web;

import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.PlateNumber;
import org.liandan.http.Caller;
import org.liandan.http.Page;
import org.liandan.manifest.Decision;
import org.liandan.manifest.DisposalMethod;
import org.liandan.manifest.Entries;
import org.liandan.manifest.Manifest;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.Stage;
import org.liandan.manifest.TransportMode;
import org.liandan.manifest.WasteCategory;
import org.liandan.manifest.store.CardBook;
import org.liandan.manifest.store.HandoverBook;
import org.liandan.manifest.store.ManifestDesk;
import org.liandan.manifest.store.PickLists;
import org.liandan.manifest.store.PickLists.DriverOption;
import org.liandan.manifest.store.PickLists.LastReceived;
import org.liandan.manifest.store.PickLists.VehicleOption;
import org.liandan.manifest.store.StoredManifest;
import org.liandan.manifest.waybill.DriverCard;
import org.liandan.party.Role;
import org.liandan.place.PlaceKind;

/** Opens the carrier's and the receiver's form nearly filled in: from the manifest, the registry and the last time. */
@RequestScoped
class StageForms {

    private final ManifestDesk desk;
    private final PickLists lists;
    private final HandoverBook handovers;
    private final CardBook cards;
    private final Page page;
    private final Clock clock;

    StageForms(ManifestDesk desk, PickLists lists, HandoverBook handovers, CardBook cards, Page page, Clock clock) {
        this.desk = desk;
        this.lists = lists;
        this.handovers = handovers;
        this.cards = cards;
        this.page = page;
        this.clock = clock;
    }

    CarriageForm carriage(StoredManifest stored, Caller caller) {
        return carriage(stored, null, caller);
    }

    /** The form for the truck that the producer has named, or for any. */
    CarriageForm carriage(StoredManifest stored, @Nullable PlateNumber named, Caller caller) {
        Manifest manifest = stored.manifest();
        Entries.Builder prefilled = Entries.with("plate", named);
        if (named != null && !caller.has(Role.DRIVER)) {
            handovers
                    .knownDriver(caller.organization(), named)
                    .ifPresent(driver ->
                            prefilled.with("driverName", driver.name()).with("driverPhone", driver.phone()));
        }
        Entries defaults = prefilled
                .with(
                        "transportMode",
                        lists.lastTransportMode(caller.organization(), caller.username())
                                .orElse(usualMode(manifest.producer().wasteCategory())))
                .with("origin", manifest.producer().siteAddress())
                .with("destination", manifest.header().destination().address())
                .done();
        return carriage(StageForm.fresh(Stage.CARRIER, defaults, page, desk.policyOf(stored)), defaults, caller);
    }

    /** The form with the choices around it, as chosen in what was sent. */
    CarriageForm carriage(StageForm form, Entries sent, Caller caller) {
        List<VehicleOption> trucks = lists.vehicles(caller.organization(), caller.username());
        String firstFree = trucks.stream()
                .filter(truck -> truck.busyWith() == null)
                .map(VehicleOption::plate)
                .findFirst()
                .orElse("");
        String chosenPlate = sent.text("plate").orElse(firstFree);
        String card = cards.ofTruck(caller.organization(), chosenPlate)
                .map(holder -> page.text(
                        "carriage.card",
                        holder.name() + " " + DriverCard.masked(holder.licenceEnd()),
                        page.brief(holder.since())))
                .orElse("");
        List<Choice> vehicles =
                trucks.stream().map(truck -> vehicle(truck, chosenPlate)).toList();
        List<DriverOption> known = lists.drivers(caller.organization(), caller.username());
        String chosenDriver = chosenDriver(known, sent);
        List<Choice> drivers = new ArrayList<>();
        for (DriverOption driver : known) {
            String value = Long.toString(driver.id());
            drivers.add(new Choice(value, driver.name(), driver.phone(), value.equals(chosenDriver), ""));
        }
        drivers.add(Choice.of(
                CarriageForm.OTHER, page.text("carriage.otherDriver"), chosenDriver.equals(CarriageForm.OTHER)));
        return new CarriageForm(
                form,
                Choice.open(vehicles),
                Choice.closed(vehicles),
                drivers,
                chosenDriver.equals(CarriageForm.OTHER),
                card);
    }

    /** Who was chosen: what was sent names a registered driver by name and phone, or somebody else. */
    private static String chosenDriver(List<DriverOption> known, Entries sent) {
        Optional<String> name = sent.text("driverName");
        if (name.isEmpty()) {
            return known.isEmpty()
                    ? CarriageForm.OTHER
                    : Long.toString(known.getFirst().id());
        }
        return known.stream()
                .filter(driver -> driver.name().equals(name.get())
                        && driver.phone().equals(sent.text("driverPhone").orElse("")))
                .map(driver -> Long.toString(driver.id()))
                .findFirst()
                .orElse(CarriageForm.OTHER);
    }

    private Choice vehicle(VehicleOption truck, String chosenPlate) {
        String busyWith = truck.busyWith();
        String box = truck.boxVolumeM3() == null ? "" : page.number(truck.boxVolumeM3()) + " m³";
        return new Choice(
                truck.plate(),
                truck.plate(),
                box,
                busyWith == null && truck.plate().equals(chosenPlate),
                busyWith == null ? "" : page.text("carriage.busy", new ManifestNumber(busyWith).printed()));
    }

    private static TransportMode usualMode(WasteCategory category) {
        return category == WasteCategory.ENGINEERING_SLURRY ? TransportMode.ROAD_TANK : TransportMode.ROAD_DUMP;
    }

    StageForm receipt(StoredManifest stored, Caller caller) {
        return receipt(stored, Decision.ACCEPTED, caller);
    }

    /** The form as it opens for somebody who has said already what becomes of the load. */
    StageForm receipt(StoredManifest stored, Decision decision, Caller caller) {
        Manifest manifest = stored.manifest();
        var destination = manifest.header().destination();
        Optional<LastReceived> last = lists.lastReceived(
                caller.organization(), caller.username(), destination.id().value());
        Entries defaults = Entries.with("decision", decision)
                .with("volumeM3", page.number(manifest.producer().volumeM3()))
                .with("receivedAt", page.input(clock.instant()))
                .with("wasteCategory", manifest.producer().wasteCategory())
                .with("disposalMethod", last.map(LastReceived::disposalMethod).orElse(usualMethod(destination.kind())))
                .with("handlerName", last.map(LastReceived::handlerName).orElse(null))
                .with("handlerPhone", last.map(LastReceived::handlerPhone).orElse(null))
                .done();
        return StageForm.fresh(Stage.RECEIVER, defaults, page, desk.policyOf(stored));
    }

    private static DisposalMethod usualMethod(PlaceKind kind) {
        return switch (kind) {
            case SORTING_CENTRE -> DisposalMethod.SORTING;
            case BACKFILL_SITE -> DisposalMethod.BACKFILL;
            case LANDFILL -> DisposalMethod.LANDFILL;
            // what comes back to a site waits there to be sent on
            case TRANSFER_YARD, TEMPORARY_STORAGE, CONSTRUCTION_SITE, RESIDENTIAL_COMPOUND, DEPOT ->
                DisposalMethod.TRANSFER;
        };
    }
}
