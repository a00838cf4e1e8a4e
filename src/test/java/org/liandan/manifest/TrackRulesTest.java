package org.liandan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liandan.fleet.VehicleId;
import org.liandan.place.PlaceId;
import org.liandan.policy.PolicyTimeline;

/** What is declared, held against where the truck was. The load is handed over at minute 0, carried at 5, received at 50. */
class TrackRulesTest {

    @Test
    void r415ATruckThatSendsNoPositionIsNoted() {
        assertThat(carried(new Movements.Sighting.NotSeen())).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(WarningCode.TRUCK_NOT_SEEN);
            assertThat(warning.sentence().chinese()).isEqualTo("该车最近5分钟内没有定位。");
        });
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "500, 0", "501, 1", "12000, 1"})
    void r416ATruckFarFromTheOriginIsNoted(long distanceM, int warnings) {
        assertThat(carried(new Movements.Sighting.Seen(Loads.minutesLater(4), distanceM)))
                .extracting(Warning::code)
                .hasSize(warnings)
                .allMatch(code -> code == WarningCode.TRUCK_FAR_FROM_ORIGIN);
    }

    @Test
    void withoutALookAtTracksNothingIsSaid() {
        assertThat(carried(new Movements.Sighting.NotLooked())).isEmpty();
        assertThat(received(new Movements.Visit.NoTrack(), new Movements.Visit.NoTrack()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-15, 0", "0, 0", "15, 0", "16, 1", "-16, 1"})
    void r406TheHandingOverFitsTheExitFromTheOriginToAQuarterOfAnHour(long exitMinute, int warnings) {
        assertThat(received(seen(-20, exitMinute), new Movements.Visit.NoTrack()))
                .hasSize(warnings)
                .allMatch(code -> code == WarningCode.HANDOVER_OFF_TRACK);
    }

    @Test
    void r406ATruckThatNeverWasAtTheOriginIsNoted() {
        assertThat(received(new Movements.Visit.Absent(), new Movements.Visit.NoTrack()))
                .containsExactly(WarningCode.NOT_SEEN_AT_ORIGIN);
    }

    @ParameterizedTest
    @CsvSource({
        // entered, left, warnings; the receipt is declared for minute 50
        "45, 55, 0",
        "65, , 0",
        "66, , 1",
        "20, 35, 0",
        "20, 34, 1",
        "20, , 0"
    })
    void r420TheReceiptFitsTheStayAtTheDestination(long entered, @Nullable Long left, int warnings) {
        assertThat(received(new Movements.Visit.NoTrack(), seen(entered, left)))
                .hasSize(warnings)
                .allMatch(code -> code == WarningCode.RECEIPT_OFF_TRACK);
    }

    @Test
    void r420ATruckThatNeverCameIsNoted() {
        assertThat(received(new Movements.Visit.NoTrack(), new Movements.Visit.Absent()))
                .containsExactly(WarningCode.NOT_SEEN_AT_DESTINATION);
    }

    private static Movements.Visit seen(long entered, @Nullable Long left) {
        return new Movements.Visit.Seen(Loads.minutesLater(entered), left == null ? null : Loads.minutesLater(left));
    }

    private static List<Warning> carried(Movements.Sighting sighting) {
        var at = new Circumstances(
                new Loads.Yard(),
                new Told(sighting, new Movements.Visit.NoTrack(), new Movements.Visit.NoTrack()),
                PolicyTimeline.PROPOSED,
                Loads.minutesLater(5));
        return Loads.next(Transitions.apply(
                        Loads.issued(), new Step.Carry(Loads.carrierEntries()), Loads.CARRIER_CLERK, at))
                .warnings();
    }

    private static List<WarningCode> received(Movements.Visit origin, Movements.Visit destination) {
        var at = new Circumstances(
                new Loads.Yard(),
                new Told(new Movements.Sighting.NotLooked(), origin, destination),
                PolicyTimeline.PROPOSED,
                Loads.minutesLater(90));
        return Loads.next(Transitions.apply(
                        Loads.inTransit(), new Step.Receive(Loads.receiverEntries()), Loads.GATE_KEEPER, at))
                .warnings()
                .stream()
                .map(Warning::code)
                .toList();
    }

    /** Tracks that say what the test says. */
    private record Told(Sighting sighting, Visit origin, Visit destination) implements Movements {
        @Override
        public Sighting latest(VehicleId vehicle, PlaceId place, Instant from, Instant until) {
            return sighting;
        }

        @Override
        public Visit visit(VehicleId vehicle, PlaceId place, Instant from, Instant until) {
            return place.equals(Loads.ORIGIN.id()) ? origin : destination;
        }
    }
}
