package org.liandan.haul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.liandan.haul.SilenceWatch.Look;
import org.liandan.manifest.ManifestNumber;
import org.liandan.track.Position;

/** A district of trucks, minute by minute. Trucks that are "on" report every minute; the watch looks every minute. */
class SilenceWatchTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final int IGNITION_ON = 0b11;
    private static final int IGNITION_OFF = 0b10;
    private static final Load LOADED = Load.of(ManifestNumber.of(LocalDate.of(2026, 3, 2), 1));

    private final District district = new District();

    @Test
    void aTruckThatFallsSilentWithItsIgnitionOnIsAskedAboutAfterTenMinutes() {
        district.trucks(3);
        district.pass(5);
        district.silence(1);

        district.pass(10);
        assertThat(district.happened).isEmpty();

        district.pass(1);
        assertThat(district.happened).containsExactly("16 silent 1 since 5 for 11 min");
    }

    @Test
    void itsSilenceEndsWithTheNextReport() {
        district.trucks(3);
        district.silence(1);
        district.pass(15);

        district.resume(1);
        district.pass(1);

        assertThat(district.happened).containsExactly("11 silent 1 since 0 for 11 min", "16 heard 1 after 16 min");
    }

    @Test
    void oneSilenceIsToldOnce() {
        district.trucks(3);
        district.silence(1);

        district.pass(60);

        assertThat(district.happened).hasSize(1);
    }

    @Test
    void aTruckThatIsSwitchedOffAndEmptyMayBeSilent() {
        district.trucks(3);
        district.ignition(1, IGNITION_OFF);
        district.pass(1);
        district.silence(1);

        district.pass(60);

        assertThat(district.happened).isEmpty();
    }

    @Test
    void aTruckWithALoadMayNot() {
        district.trucks(3);
        district.ignition(1, IGNITION_OFF);
        district.pass(1);
        district.silence(1);
        district.pass(30);

        district.load(1, LOADED);
        district.pass(11);
        assertThat(district.happened).as("counted from the load on").isEmpty();

        district.pass(1);
        assertThat(district.happened).containsExactly("43 silent 1 since 1 for 11 min");
    }

    @Test
    void aTruckInAYardMayBeSilentUnlessItIsLoaded() {
        district.trucks(3);
        district.inPlace(1);
        district.silence(1);
        district.pass(30);
        assertThat(district.happened).isEmpty();

        district.load(1, LOADED);
        district.pass(1);

        assertThat(district.happened).hasSize(1);
    }

    @Test
    void whatLiesBeforeTheStartOfTheServerDoesNotCount() {
        district.trucks(3);
        district.silence(1);
        district.skip(120);
        district.restart();
        district.others();

        district.pass(10);
        assertThat(district.happened).isEmpty();

        district.pass(1);
        assertThat(district.happened).as("ten minutes on, it is").hasSize(1);
    }

    @Test
    void aSilenceThatWasGoingOnIsNotToldAgainAfterARestart() {
        district.trucks(3);
        district.silence(1);
        district.pass(15);
        district.happened.clear();

        district.restart();
        district.pass(60);
        assertThat(district.happened).isEmpty();

        district.resume(1);
        district.pass(1);
        assertThat(district.happened).containsExactly("76 heard 1 after 76 min");
    }

    @Test
    void aServerThatSleptCountsFromTheMomentAtWhichItWokeUp() {
        district.trucks(3);
        district.pass(1);
        district.everybodyIsSilent();
        district.skip(30);
        district.pass(1);
        assertThat(district.happened).isEmpty();

        district.others();
        district.pass(10);
        assertThat(district.happened).isEmpty();

        district.pass(1);
        assertThat(district.happened).containsExactly("43 silent 1 since 1 for 11 min");
    }

    @Test
    void aGatewayThatDoesNotListenAccusesNobody() {
        district.trucks(30);
        district.pass(1);
        district.listening = false;
        district.everybodyIsSilent();

        district.pass(60);

        assertThat(district.happened).isEmpty();
    }

    @Test
    void manyThatFallSilentAtOnceAreAnOutageAndNobodyIsAccused() {
        district.trucks(10);
        district.pass(5);
        for (int truck = 1; truck <= 6; truck++) {
            district.silence(truck);
        }

        district.pass(120);

        assertThat(district.happened).containsExactly("11 outage of 6 out of 10");
    }

    @Test
    void theOutageEndsWhenHalfOfThemAreBackAndTheOthersAreCountedFromThenOn() {
        district.trucks(10);
        for (int truck = 1; truck <= 6; truck++) {
            district.silence(truck);
        }
        district.pass(30);
        for (int truck = 1; truck <= 3; truck++) {
            district.resume(truck);
        }

        district.pass(11);
        assertThat(district.happened).containsExactly("6 outage of 6 out of 10", "31 outage over");

        district.pass(1);
        assertThat(district.happened.subList(2, 5))
                .containsExactlyInAnyOrder(
                        "42 silent 4 since 0 for 11 min",
                        "42 silent 5 since 0 for 11 min",
                        "42 silent 6 since 0 for 11 min");
    }

    @Test
    void trucksThatFallSilentOneAfterAnotherAreNoOutage() {
        district.trucks(10);
        for (int truck = 1; truck <= 6; truck++) {
            district.silence(truck);
            district.pass(8);
        }
        district.pass(20);

        assertThat(district.happened).hasSize(6).allMatch(line -> line.contains("silent"));
    }

    @Test
    void fewTrucksAreNoOutage() {
        district.trucks(4);
        district.everybodyIsSilent();

        district.pass(11);

        assertThat(district.happened).hasSize(4).allMatch(line -> line.contains("silent"));
    }

    @Test
    void aTruckThatWasLastHeardYesterdayIsNotWaitedFor() {
        district.trucks(3);
        district.silence(1);
        district.skip(25 * 60);
        district.restart();
        district.others();

        district.pass(60);

        assertThat(district.happened).isEmpty();
    }

    @Test
    void thresholdsThatDoNotGoTogetherAreRefused() {
        Duration ten = Duration.ofMinutes(10);
        assertThatThrownBy(() -> new SilenceRule(ten, ten, ten, 0.5, 5, Duration.ofHours(24), ten))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("quiet");
        assertThatThrownBy(() -> new SilenceRule(
                        ten, Duration.ofMinutes(6), ten, 0, 5, Duration.ofHours(24), Duration.ofMinutes(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("outageShare");
    }

    /** Whatever the trucks do: begins and ends alternate, no lawful silence is told, none is told during an outage. */
    @Property(tries = 300)
    void beginsAndEndsAlternate(@ForAll @Size(max = 80) List<@IntRange(min = 0, max = 29) Integer> steps) {
        District random = new District();
        random.trucks(10);
        for (int step : steps) {
            int truck = step % 10 + 1;
            switch (step / 10) {
                case 0 -> random.silence(truck);
                case 1 -> random.resume(truck);
                default -> random.pass(4);
            }
        }
        for (int truck = 1; truck <= 10; truck++) {
            String own = " " + truck + " ";
            List<String> told = random.happened.stream()
                    .filter(line -> line.contains("silent" + own) || line.contains("heard" + own))
                    .map(line -> line.contains("silent") ? "silent" : "heard")
                    .toList();
            for (int i = 0; i < told.size(); i++) {
                assertThat(told.get(i)).isEqualTo(i % 2 == 0 ? "silent" : "heard");
            }
        }
    }

    /** The trucks of a test, and what the watch said of them. Minutes are counted from the start. */
    private static final class District {

        private final List<String> happened = new ArrayList<>();
        private final Map<Integer, Truck> trucks = new TreeMap<>();
        private int minute;
        private boolean listening = true;
        private SilenceWatch watch = SilenceWatch.from(START, Map.of());

        private static final class Truck {
            private boolean reports = true;
            private int status = IGNITION_ON;
            private int heard;
            private boolean inPlace;
            private @Nullable Load load;
        }

        void trucks(int number) {
            for (int id = 1; id <= number; id++) {
                trucks.put(id, new Truck());
            }
        }

        private Truck truck(int id) {
            return Objects.requireNonNull(trucks.get(id));
        }

        void silence(int id) {
            truck(id).reports = false;
        }

        void everybodyIsSilent() {
            trucks.values().forEach(truck -> truck.reports = false);
        }

        void resume(int id) {
            truck(id).reports = true;
        }

        void others() {
            trucks.forEach((id, truck) -> truck.reports = id != 1);
        }

        void ignition(int id, int status) {
            truck(id).status = status;
        }

        void load(int id, Load load) {
            truck(id).load = load;
        }

        void inPlace(int id) {
            truck(id).inPlace = true;
        }

        /** Time goes by in which nobody looks. */
        void skip(int minutes) {
            minute += minutes;
        }

        void restart() {
            watch = SilenceWatch.from(at(minute), watch.silent());
        }

        void pass(int minutes) {
            for (int i = 0; i < minutes; i++) {
                minute++;
                trucks.values().stream().filter(truck -> truck.reports).forEach(truck -> truck.heard = minute);
                Look look = watch.look(
                        at(minute),
                        listening,
                        trucks.entrySet().stream()
                                .map(entry -> watched(entry.getKey(), entry.getValue()))
                                .toList(),
                        truck -> truck(truck.vehicleId()).inPlace,
                        new SilenceRule(
                                Duration.ofMinutes(10),
                                Duration.ofMinutes(6),
                                Duration.ofMinutes(3),
                                0.5,
                                5,
                                Duration.ofHours(24),
                                Duration.ofMinutes(5)));
                watch = look.next();
                look.events().forEach(event -> happened.add(minute + " " + told(event)));
            }
        }

        private static String told(WatchEvent event) {
            return switch (event) {
                case WatchEvent.SilenceBegan began ->
                    "silent %d since %d for %d min"
                            .formatted(
                                    began.truck().vehicleId(),
                                    minutesTo(began.truck().last().at()),
                                    began.lasted().toMinutes());
                case WatchEvent.SilenceEnded ended ->
                    "heard %d after %d min"
                            .formatted(ended.vehicleId(), ended.lasted().toMinutes());
                case WatchEvent.OutageBegan outage ->
                    "outage of %d out of %d".formatted(outage.silent(), outage.reporting());
                case WatchEvent.OutageEnded _ -> "outage over";
            };
        }

        private static long minutesTo(Instant at) {
            return Duration.between(START, at).toMinutes();
        }

        private static Instant at(int minute) {
            return START.plusSeconds(60L * minute);
        }

        private static Watched watched(int id, Truck truck) {
            Instant at = at(truck.heard);
            Position last = new Position(
                    id, id, at, at, 109_840_000, 40_657_000, 300, 90, 1060, 0, truck.status, 14, -1, -1, false, 0);
            return new Watched(id, last, at, truck.reports, truck.load);
        }
    }
}
