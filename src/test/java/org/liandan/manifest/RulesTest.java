package org.liandan.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.liandan.place.PlaceKind;

/** Each rule on a load that is fine but for one thing: what blocks, and what is only noted. */
class RulesTest {

    // --- the producer ---

    @ParameterizedTest
    @EnumSource(
            value = PlaceKind.class,
            names = {"SORTING_CENTRE"},
            mode = EnumSource.Mode.EXCLUDE)
    void r201RenovationWasteGoesToTheSortingCentreAlone(PlaceKind kind) {
        Site elsewhere = Loads.site(13, kind, Loads.RECEIVER, "别处");

        assertThat(created(Loads.consignmentTo(elsewhere), Loads.producerEntries()))
                .extracting(Refusal::code, Refusal::field)
                .containsExactly(tuple(RefusalCode.DESTINATION_NOT_ALLOWED, "destinationPlace"));
    }

    @Test
    void r201SoilThatIsNotGoodSoilWaitsForTheBureau() {
        Site yard = Loads.site(13, PlaceKind.TRANSFER_YARD, Loads.RECEIVER, "调配场");
        Entries soil = Loads.with(
                Loads.with(Loads.producerEntries(), "wasteCategory", "ENGINEERING_SOIL"), "goodSoil", "false");

        assertThat(created(Loads.consignmentTo(yard), soil))
                .containsExactly(Refusal.of(RefusalCode.OTHER_SOIL_UNDECIDED, "producer.goodSoil"));
    }

    @Test
    void r201SoilOfUndeclaredQualityIsTakenAsGoodAndNoted() {
        Site yard = Loads.site(13, PlaceKind.TRANSFER_YARD, Loads.RECEIVER, "调配场");
        Entries soil = Loads.with(Loads.producerEntries(), "wasteCategory", "ENGINEERING_SOIL");

        assertThat(createdWarnings(Loads.consignmentTo(yard), soil))
                .containsExactly(WarningCode.SOIL_QUALITY_UNDECLARED);
    }

    @Test
    void r402TheOriginIsAPlaceOfTheProducer() {
        Site foreign = Loads.site(14, PlaceKind.CONSTRUCTION_SITE, Loads.CARRIER, "别人的工地");
        Consignment asked =
                new Consignment(Loads.PRODUCER, foreign, Loads.SORTING_CENTRE, Loads.CARRIER, Loads.RECEIVER, Set.of());

        assertThat(created(asked, Loads.producerEntries()))
                .containsExactly(Refusal.of(RefusalCode.ORIGIN_UNKNOWN, "originPlace"));
    }

    @Test
    void r402WasteDoesNotComeFromALandfill() {
        Site landfill = Loads.site(14, PlaceKind.LANDFILL, Loads.PRODUCER, "填埋场");
        Consignment asked = new Consignment(
                Loads.PRODUCER, landfill, Loads.SORTING_CENTRE, Loads.CARRIER, Loads.RECEIVER, Set.of());

        assertThat(created(asked, Loads.producerEntries()))
                .extracting(Refusal::code)
                .containsExactly(RefusalCode.ORIGIN_KIND);
    }

    @Test
    void namesEveryUnknownPartyAndPlaceAtOnceWithTheFieldsThatAreWrong() {
        Consignment asked = new Consignment(Loads.PRODUCER, null, null, null, null, Set.of(Consignment.CARRIER));

        assertThat(created(asked, Loads.with(Loads.producerEntries(), "siteName", null)))
                .containsExactlyInAnyOrder(
                        Refusal.of(RefusalCode.FIELD_REQUIRED, "producer.siteName"),
                        Refusal.of(RefusalCode.ORIGIN_UNKNOWN, "originPlace"),
                        Refusal.of(RefusalCode.DESTINATION_UNKNOWN, "destinationPlace"),
                        Refusal.of(RefusalCode.FIELD_REQUIRED, "carrierOrganization"));
    }

    @Test
    void theReceiverOperatesTheDestination() {
        Consignment asked = new Consignment(
                Loads.PRODUCER, Loads.ORIGIN, Loads.SORTING_CENTRE, Loads.CARRIER, Loads.CARRIER, Set.of());

        assertThat(created(asked, Loads.producerEntries()))
                .containsExactly(Refusal.of(RefusalCode.RECEIVER_NOT_OPERATOR, "receiverOrganization"));
    }

    @Test
    void r403CrossDistrictIsComparedWithThePlaceOfOrigin() {
        assertThat(createdWarnings(Loads.consignment(), Loads.with(Loads.producerEntries(), "crossDistrict", "true")))
                .containsExactly(WarningCode.CROSS_DISTRICT_DIFFERS);
    }

    @Test
    void r404TheCreditCodeIsTheRegisteredOne() {
        String other = Loads.CARRIER.creditCode().value();

        assertThat(created(Loads.consignment(), Loads.with(Loads.producerEntries(), "creditCode", other)))
                .containsExactly(Refusal.of(RefusalCode.CREDIT_CODE_NOT_REGISTERED, "producer.creditCode"));
    }

    @Test
    void r404AnotherNameThanTheRegisteredOneIsNoted() {
        assertThat(createdWarnings(Loads.consignment(), Loads.with(Loads.producerEntries(), "responsibleParty", "某公司")))
                .containsExactly(WarningCode.RESPONSIBLE_PARTY_DIFFERS);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T08:30+08:00, ''", // exactly 24 hours ahead
        "2026-11-22T08:31+08:00, HANDED_OVER_TOO_FAR_AHEAD",
        "1899-12-31T08:00+08:00, HANDED_OVER_TOO_LONG_AGO",
        "2025-11-20T08:30+08:00, ''",
        "2025-11-20T08:29+08:00, HANDED_OVER_TOO_LONG_AGO"
    })
    void r406TheHandingOverIsCloseToNow(String handedOverAt, String expected) {
        var refusals = refusals(
                create(Loads.consignment(), Loads.with(Loads.producerEntries(), "handedOverAt", handedOverAt)));

        assertThat(refusals.stream().map(refusal -> refusal.code().name()))
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @Test
    void r427ALateEntryIsNoted() {
        assertThat(createdWarnings(
                        Loads.consignment(),
                        Loads.with(Loads.producerEntries(), "handedOverAt", "2026-11-20T08:29+08:00")))
                .containsExactly(WarningCode.HANDED_OVER_LATE);
    }

    @Test
    void r426OneOrganisationInAllThreeRolesIsNoted() {
        Party one = Loads.PRODUCER;
        Site itsCentre = Loads.site(14, PlaceKind.SORTING_CENTRE, one, "分拣中心路4号");
        var asked = new Consignment(one, Loads.ORIGIN, itsCentre, one, one, Set.of());

        assertThat(createdWarnings(asked, Loads.producerEntries())).containsExactly(WarningCode.ONE_ORGANIZATION);
    }

    // --- the carrier ---

    @Test
    void r406TheCarrierCannotConfirmLongBeforeTheHandingOver() {
        Entries tomorrow = Loads.with(Loads.producerEntries(), "handedOverAt", "2026-11-21T09:31+08:00");
        Manifest draft = Loads.next(create(Loads.consignment(), tomorrow));
        Manifest issued = Loads.next(
                Transitions.apply(draft, new Step.Issue(), Loads.PRODUCER_CLERK, new Loads.Yard(), Loads.NOW));

        assertThat(refusals(Transitions.apply(
                        issued,
                        new Step.Carry(Loads.carrierEntries()),
                        Loads.CARRIER_CLERK,
                        new Loads.Yard(),
                        Loads.NOW)))
                .extracting(Refusal::code)
                .containsExactly(RefusalCode.CARRIED_BEFORE_HANDED_OVER);
    }

    @Test
    void r415ThePlateIsATruckOfTheCarrier() {
        assertThat(carried(Loads.with(Loads.carrierEntries(), "plate", "蒙B99999"), new Loads.Yard()))
                .containsExactly(Refusal.of(RefusalCode.PLATE_NOT_REGISTERED, "carrier.plate"));
    }

    @Test
    void r429OneTruckCarriesOneManifest() {
        assertThat(carried(Loads.carrierEntries(), new Loads.Yard().withTruckOnTheRoad()))
                .extracting(Refusal::code, Refusal::field)
                .containsExactly(tuple(RefusalCode.PLATE_BUSY, "carrier.plate"));
    }

    @ParameterizedTest
    @CsvSource({"12.5, 0", "12.4, 1"})
    void r408AVolumeAboveTheTrucksBoxIsNoted(String boxVolumeM3, int warnings) {
        Manifest carried = Loads.next(carry(Loads.carrierEntries(), new Loads.Yard().withBox(boxVolumeM3)));

        assertThat(carried.warnings())
                .hasSize(warnings)
                .allMatch(warning -> warning.code() == WarningCode.VOLUME_ABOVE_BOX);
    }

    @Test
    void r412ATankForRubbleIsNoted() {
        Manifest carried =
                Loads.next(carry(Loads.with(Loads.carrierEntries(), "transportMode", "ROAD_TANK"), new Loads.Yard()));

        assertThat(carried.warnings()).extracting(Warning::code).containsExactly(WarningCode.MODE_UNUSUAL);
    }

    // --- the receiver ---

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T08:29+08:00, RECEIVED_BEFORE_HANDED_OVER",
        "2026-11-21T08:30+08:00, ''", // within one minute
        "2026-11-21T09:30+08:00, ''", // this very minute
        "2026-11-21T09:31+08:00, ''", // a clock that is ahead by a minute
        "2026-11-21T09:32+08:00, RECEIVED_IN_FUTURE"
    })
    void r420TheReceiptLiesBetweenTheHandingOverAndNow(String receivedAt, String expected) {
        assertReceived("receivedAt", receivedAt, expected);
    }

    @ParameterizedTest(name = "{0} of 12.5 m³, {1} m³ → {2}")
    @CsvSource({
        "ACCEPTED, 12.5, ''",
        "ACCEPTED, 0, RECEIVED_VOLUME_MISSING",
        "PARTIALLY_ACCEPTED, 12.499, ''",
        "PARTIALLY_ACCEPTED, 12.5, PARTIAL_VOLUME",
        "PARTIALLY_ACCEPTED, 0, RECEIVED_VOLUME_MISSING",
        "REJECTED, 0, ''",
        "REJECTED, 0.001, REJECTED_VOLUME"
    })
    void r421TheVolumeFitsTheDecision(String decision, String volumeM3, String expected) {
        Entries entries = Loads.with(Loads.receiverEntries(), "decision", decision);
        entries = Loads.with(Loads.with(entries, "volumeM3", volumeM3), "refusalReason", "OVERLOADED");

        assertThat(refusals(receive(entries)).stream()
                        .map(refusal -> refusal.code().name()))
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @Test
    void r421NobodyHasToTypeTheZeroOfARejectedLoad() {
        Entries entries = Loads.with(Loads.with(Loads.receiverEntries(), "decision", "REJECTED"), "volumeM3", null);
        Manifest rejected = Loads.next(receive(Loads.with(entries, "refusalReason", "WRONG_CATEGORY")));

        assertThat(rejected.receipt().orElseThrow().part().volumeM3()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"11.25, 0", "11.249, 1", "13.75, 0", "13.751, 1"})
    void r421ADifferenceAboveTenPercentIsNoted(String volumeM3, int warnings) {
        Manifest closed = Loads.next(receive(Loads.with(Loads.receiverEntries(), "volumeM3", volumeM3)));

        assertThat(closed.warnings())
                .hasSize(warnings)
                .allMatch(warning -> warning.code() == WarningCode.VOLUME_DIFFERS);
    }

    @Test
    void r421AnotherCategoryIsNoted() {
        Manifest closed = Loads.next(receive(Loads.with(Loads.receiverEntries(), "wasteCategory", "DEMOLITION_WASTE")));

        assertThat(closed.warnings()).extracting(Warning::code).containsExactly(WarningCode.CATEGORY_DIFFERS);
    }

    @ParameterizedTest
    @CsvSource({"PARTIALLY_ACCEPTED, 5", "REJECTED, 0"})
    void r423ARefusalHasAReason(String decision, String volumeM3) {
        Entries silent = Loads.with(Loads.with(Loads.receiverEntries(), "decision", decision), "volumeM3", volumeM3);

        assertThat(refusals(receive(silent)))
                .containsExactly(Refusal.of(RefusalCode.REFUSAL_REASON_REQUIRED, "receiver.refusalReason"));
        assertThat(refusals(receive(Loads.with(silent, "refusalReason", "OTHER"))))
                .containsExactly(Refusal.of(RefusalCode.REMARKS_REQUIRED, "receiver.remarks"));
        assertThat(refusals(receive(Loads.with(silent, "remarks", "车厢底部有生活垃圾"))))
                .isEmpty();
    }

    @Test
    void r423ARefusalWithoutANextDestinationIsNoted() {
        assertThat(Loads.rejected().warnings())
                .extracting(Warning::code)
                .containsExactly(WarningCode.NO_NEXT_DESTINATION);
    }

    @Test
    void r427AReceiptThatIsWrittenDownLateIsNoted() {
        Manifest load = Loads.delivered();
        var received = Transitions.apply(
                load,
                new Step.Receive(Loads.receiverEntries()),
                Loads.GATE_KEEPER,
                new Loads.Yard(),
                Loads.minutesLater(24 * 60 + 51));

        assertThat(Loads.next(received).warnings())
                .extracting(Warning::code)
                .containsExactly(WarningCode.RECEIVED_LATE);
    }

    private static void assertReceived(String field, String text, String expected) {
        assertThat(refusals(receive(Loads.with(Loads.receiverEntries(), field, text))).stream()
                        .map(refusal -> refusal.code().name()))
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    private static Outcome<Manifest.Draft> create(Consignment asked, Entries entries) {
        return Transitions.create(
                () -> ManifestNumber.of(LocalDate.of(2026, 11, 21), 7),
                asked,
                entries,
                Loads.PRODUCER_CLERK,
                Circumstances.of(new Loads.Yard(), Loads.NOW));
    }

    private static List<Refusal> created(Consignment asked, Entries entries) {
        return refusals(create(asked, entries));
    }

    private static List<WarningCode> createdWarnings(Consignment asked, Entries entries) {
        return Loads.next(create(asked, entries)).warnings().stream()
                .map(Warning::code)
                .toList();
    }

    private static Outcome<? extends Manifest> carry(Entries entries, Trucks trucks) {
        return Transitions.apply(
                Loads.issued(), new Step.Carry(entries), Loads.CARRIER_CLERK, trucks, Loads.minutesLater(5));
    }

    private static List<Refusal> carried(Entries entries, Trucks trucks) {
        return refusals(carry(entries, trucks));
    }

    private static Outcome<? extends Manifest> receive(Entries entries) {
        return Transitions.apply(
                Loads.delivered(),
                new Step.Receive(entries),
                Loads.GATE_KEEPER,
                new Loads.Yard(),
                Loads.minutesLater(60));
    }

    private static List<Refusal> refusals(Outcome<? extends Manifest> outcome) {
        return outcome instanceof Outcome.Refused<?>(List<Refusal> refusals) ? refusals : List.of();
    }
}
