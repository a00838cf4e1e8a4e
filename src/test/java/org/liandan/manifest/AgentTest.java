package org.liandan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liandan.place.PlaceKind;

/** a compound's manager hands over what its residents produce. */
class AgentTest {

    private static final Site COMPOUND = Loads.site(21, PlaceKind.RESIDENTIAL_COMPOUND, Loads.PRODUCER, "友谊大街小区");

    @ParameterizedTest
    @ValueSource(strings = {"3栋2单元501", "12号楼1501室", "A座-1203", "5-2-301", "7"})
    void aManagerActsForARoomAndNeverForAName(String room) {
        Manifest draft = Loads.next(created(COMPOUND, room, "RENOVATION_WASTE"));

        assertThat(draft.producer().residentRoom()).isEqualTo(room);
        assertThat(draft.producer().entries().text("residentRoom")).contains(room);
    }

    @ParameterizedTest
    @ValueSource(strings = {"张三", "3栋张三", "501室王女士", "阳光小区", "13800138000张", "<b>501</b>"})
    void whatIsNoRoomIsRefused(String room) {
        assertThat(codes(created(COMPOUND, room, "RENOVATION_WASTE"))).containsExactly(RefusalCode.RESIDENT_ROOM_FORM);
    }

    @Test
    void aConstructionSiteHasNoResidents() {
        assertThat(codes(created(Loads.ORIGIN, "3栋501", "RENOVATION_WASTE")))
                .containsExactly(RefusalCode.RESIDENT_ROOM_PLACE);
    }

    @Test
    void otherWasteHasNoResident() {
        Manifest draft = Loads.next(Transitions.create(
                () -> ManifestNumber.of(LocalDate.of(2026, 11, 21), 1),
                consignment(COMPOUND),
                Loads.with(
                        Loads.with(Loads.producerEntries(), "residentRoom", "3栋501"),
                        "wasteCategory",
                        "DEMOLITION_WASTE"),
                Loads.PRODUCER_CLERK,
                Circumstances.of(new Loads.Yard(), Loads.NOW)));

        assertThat(draft.producer().residentRoom()).isNull();
    }

    private static Outcome<Manifest.Draft> created(Site origin, String room, String category) {
        return Transitions.create(
                () -> ManifestNumber.of(LocalDate.of(2026, 11, 21), 1),
                consignment(origin),
                Loads.with(Loads.with(Loads.producerEntries(), "residentRoom", room), "wasteCategory", category),
                Loads.PRODUCER_CLERK,
                Circumstances.of(new Loads.Yard(), Loads.NOW));
    }

    private static Consignment consignment(Site origin) {
        return new Consignment(Loads.PRODUCER, origin, Loads.SORTING_CENTRE, Loads.CARRIER, Loads.RECEIVER, Set.of());
    }

    private static List<RefusalCode> codes(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<?> accepted -> throw new AssertionError("accepted: " + accepted);
            case Outcome.Refused<?>(var refusals) ->
                refusals.stream().map(Refusal::code).toList();
        };
    }
}
