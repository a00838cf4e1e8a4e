package org.liandan.manifest;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.PlateNumber;
import org.liandan.fleet.VehicleId;
import org.liandan.party.CreditCode;
import org.liandan.party.OrganizationId;
import org.liandan.party.Role;
import org.liandan.place.PlaceId;
import org.liandan.place.PlaceKind;
import org.liandan.policy.PolicyTimeline;

/** One ordinary load, from which each test changes only what it is about. */
final class Loads {

    /** Saturday morning in the district. */
    static final Instant NOW = Instant.parse("2026-11-21T00:30:00Z");

    static final Party PRODUCER = party(1, "阿尔丁大街工地", "91150203MA0M75PU30");
    static final Party CARRIER = party(2, "蒙运渣土运输公司", "91150203MA00LH0Y6Y");
    static final Party RECEIVER = party(3, "昆仑建设发展公司", "91150203MA0KDL0112");

    static final Site ORIGIN = site(11, PlaceKind.CONSTRUCTION_SITE, PRODUCER, "阿尔丁大街1号");
    static final Site BACKFILL_SITE = site(13, PlaceKind.BACKFILL_SITE, RECEIVER, "堆填场路3号");
    static final Site LANDFILL = site(14, PlaceKind.LANDFILL, RECEIVER, "填埋场路4号");
    static final Site OTHER_CENTRE = site(15, PlaceKind.SORTING_CENTRE, RECEIVER, "第二分拣中心路5号");
    static final Site SORTING_CENTRE = site(12, PlaceKind.SORTING_CENTRE, RECEIVER, "分拣中心路2号");

    static final Actor PRODUCER_CLERK = actor("producer", PRODUCER, Role.PRODUCER);
    static final Actor CARRIER_CLERK = actor("carrier", CARRIER, Role.CARRIER);
    static final Actor GATE_KEEPER = actor("receiver", RECEIVER, Role.RECEIVER);
    static final Actor OFFICER = actor("bureau", party(9, "区执法局", "91110108551385082Q"), Role.BUREAU);

    static final PlateNumber PLATE = new PlateNumber("蒙B12345");
    static final VehicleId VEHICLE = new VehicleId(77);
    static final PlateNumber OTHER_PLATE = new PlateNumber("蒙B54321");
    static final VehicleId OTHER_VEHICLE = new VehicleId(78);

    private Loads() {}

    static Party party(long id, String name, String code) {
        return new Party(new OrganizationId(id), name, new CreditCode(code));
    }

    static Site site(long id, PlaceKind kind, Party operator, String address) {
        return new Site(new PlaceId(id), "P" + id, kind.chinese() + id, kind, address, operator, true);
    }

    static Actor actor(String username, Party party, Role... roles) {
        return new Actor(username, party.id(), Set.of(roles));
    }

    static Consignment consignment() {
        return new Consignment(PRODUCER, ORIGIN, SORTING_CENTRE, CARRIER, RECEIVER, Set.of());
    }

    static Consignment consignmentTo(@Nullable Site destination) {
        return new Consignment(
                PRODUCER, ORIGIN, destination, CARRIER, destination == null ? null : destination.operator(), Set.of());
    }

    static Entries producerEntries() {
        return Entries.with("siteName", "阿尔丁大街工地")
                .with("siteAddress", "阿尔丁大街1号")
                .with("crossDistrict", "false")
                .with("responsibleParty", PRODUCER.name())
                .with("creditCode", PRODUCER.creditCode())
                .with("handlerName", "张三")
                .with("handlerPhone", "13800138000")
                .with("handedOverAt", "2026-11-21T08:30+08:00")
                .with("wasteCategory", "RENOVATION_WASTE")
                .with("volumeM3", "12.5")
                .with("recyclable", "NOT_USABLE")
                .done();
    }

    static Entries carrierEntries() {
        return Entries.with("transportMode", "ROAD_DUMP")
                .with("responsibleParty", CARRIER.name())
                .with("creditCode", CARRIER.creditCode())
                .with("driverName", "李四")
                .with("driverPhone", "13900139000")
                .with("plate", PLATE)
                .done();
    }

    static Entries receiverEntries() {
        return Entries.with("siteAddress", SORTING_CENTRE.address())
                .with("responsibleParty", RECEIVER.name())
                .with("creditCode", RECEIVER.creditCode())
                .with("handlerName", "王五")
                .with("handlerPhone", "0472-6985567")
                .with("receivedAt", "2026-11-21T09:20+08:00")
                .with("wasteCategory", "RENOVATION_WASTE")
                .with("volumeM3", "12.4")
                .with("disposalMethod", "SORTING")
                .with("decision", "ACCEPTED")
                .done();
    }

    /** The same entries with some replaced; a null takes the entry out. */
    static Entries with(Entries entries, String name, @Nullable String value) {
        Map<String, String> texts = new HashMap<>(entries.texts());
        if (value == null) {
            texts.remove(name);
        } else {
            texts.put(name, value);
        }
        return new Entries(texts);
    }

    static Manifest.Draft draft() {
        return (Manifest.Draft) next(Transitions.create(
                () -> ManifestNumber.of(LocalDate.of(2026, 11, 21), 1),
                consignment(),
                producerEntries(),
                PRODUCER_CLERK,
                Circumstances.of(new Yard(), NOW)));
    }

    static Manifest issued() {
        return next(Transitions.apply(draft(), new Step.Issue(), PRODUCER_CLERK, new Yard(), NOW));
    }

    static Manifest inTransit() {
        return next(Transitions.apply(
                issued(), new Step.Carry(carrierEntries()), CARRIER_CLERK, new Yard(), minutesLater(5)));
    }

    static Manifest delivered() {
        return next(Transitions.apply(inTransit(), new Step.Arrive(), CARRIER_CLERK, new Yard(), minutesLater(45)));
    }

    static Manifest closed() {
        return next(Transitions.apply(
                delivered(), new Step.Receive(receiverEntries()), GATE_KEEPER, new Yard(), minutesLater(60)));
    }

    static Manifest rejected() {
        Entries entries = with(
                with(with(receiverEntries(), "decision", "REJECTED"), "volumeM3", "0"),
                "refusalReason",
                "WRONG_CATEGORY");
        return next(
                Transitions.apply(delivered(), new Step.Receive(entries), GATE_KEEPER, new Yard(), minutesLater(60)));
    }

    static Manifest cancelled() {
        return next(Transitions.apply(issued(), new Step.Cancel("工地停工"), PRODUCER_CLERK, new Yard(), minutesLater(3)));
    }

    static Instant minutesLater(long minutes) {
        return NOW.plus(Duration.ofMinutes(minutes));
    }

    /** The next state of a step that must succeed. */
    static Manifest next(Outcome<? extends Manifest> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<?>(Manifest next, ManifestEvent _) -> next;
            case Outcome.Refused<?> refused -> throw new AssertionError("refused: " + refused.refusals());
        };
    }

    /** Accepted in part: 4.5 of 12.5 m³ were taken, 8 were not. */
    static Manifest partlyClosed() {
        Entries entries = with(
                with(with(receiverEntries(), "decision", "PARTIALLY_ACCEPTED"), "volumeM3", "4.5"),
                "refusalReason",
                "HOUSEHOLD_WASTE");
        return next(
                Transitions.apply(delivered(), new Step.Receive(entries), GATE_KEEPER, new Yard(), minutesLater(60)));
    }

    /** The carrier's yard: one registered truck, unless told otherwise. */
    static final class Yard implements CorrectionFacts {

        private final Set<VehicleId> busy = new HashSet<>();
        private final Map<ManifestNumber, ManifestNumber> continuations = new HashMap<>();
        private MassBalance balance = MassBalance.EMPTY.plusIn(new BigDecimal("1000"));
        private @Nullable BigDecimal boxVolumeM3 = new BigDecimal("15");

        Yard withBox(String volumeM3) {
            boxVolumeM3 = new BigDecimal(volumeM3);
            return this;
        }

        Yard withTruckOnTheRoad() {
            busy.add(VEHICLE);
            return this;
        }

        Yard withOtherTruckOnTheRoad() {
            busy.add(OTHER_VEHICLE);
            return this;
        }

        Yard withContinuation(ManifestNumber refused, ManifestNumber child) {
            continuations.put(refused, child);
            return this;
        }

        Yard withBalance(MassBalance books) {
            balance = books;
            return this;
        }

        @Override
        public PolicyTimeline policies() {
            return PolicyTimeline.PROPOSED;
        }

        @Override
        public Optional<ManifestNumber> continuation(ManifestNumber refused) {
            return Optional.ofNullable(continuations.get(refused));
        }

        @Override
        public MassBalance balance(PlaceId place) {
            return balance;
        }

        @Override
        public BigDecimal balanceTolerance() {
            return new BigDecimal("0.10");
        }

        @Override
        public Optional<Truck> find(PlateNumber plate, OrganizationId carrier) {
            if (!carrier.equals(CARRIER.id())) {
                return Optional.empty();
            }
            return plate.equals(PLATE)
                    ? Optional.of(new Truck(VEHICLE, plate, boxVolumeM3))
                    : plate.equals(OTHER_PLATE)
                            ? Optional.of(new Truck(OTHER_VEHICLE, plate, boxVolumeM3))
                            : Optional.empty();
        }

        @Override
        public Optional<ManifestNumber> carrying(VehicleId vehicle) {
            return busy.contains(vehicle)
                    ? Optional.of(ManifestNumber.of(LocalDate.of(2026, 11, 21), 999))
                    : Optional.empty();
        }
    }
}
