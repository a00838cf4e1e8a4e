package org.liandan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.Jt808Server;
import org.liandan.gateway.TestTerminal;
import org.liandan.gateway.TestTruck;
import org.liandan.haul.HaulContexts;
import org.liandan.haul.HaulEvent;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.PlatformAnswer;
import org.liandan.jt808.PlatformResult;
import org.liandan.track.Position;
import org.liandan.track.store.TrackReader;

/** A server that was killed while a truck was speeding goes on where it was. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ResumptionTest {

    private static final double KPH_PER_DEG_LON_AND_S = 84_450 * 3.6;

    @Inject
    Jt808Server server;

    @Inject
    Resumption resumption;

    @Inject
    TrackReader tracks;

    @Inject
    HaulContexts contexts;

    @Inject
    Clock clock;

    private final Map<Integer, VehicleState> states = new HashMap<>();
    private TestTruck truck = new TestTruck(0, 0, "", "", 0);
    private Instant start = Instant.EPOCH;

    @BeforeEach
    void registerTruck() {
        truck = TestTruck.register();
        start = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofMinutes(2));
    }

    @Test
    void anOpenEpisodeGoesOnAsTheSameOne() {
        drive(72.0, 72.0, 72.0, 72.0, 72.0);

        VehicleState resumed = resumed();

        assertThat(episodesAfter(resumed, 5, 40.0, 40.0, 40.0, 40.0))
                .as("ended episodes")
                .extracting(HaulEvent.SpeedingEnded::episode)
                .extracting(episode -> episode.startedAt())
                .containsExactly(start);
    }

    @Test
    void aSuspicionIsRemembered() {
        drive(40.0, 40.0, 40.0, 72.0, 72.0);

        VehicleState resumed = resumed();

        assertThat(eventsAfter(resumed, 5, 72.0)).anyMatch(HaulEvent.SpeedingStarted.class::isInstance);
    }

    @Test
    void whatTheServerKnewOfATruckThatHasBeenSilentForHoursIsKnownAgain() {
        start = start.minus(Duration.ofHours(5));
        drive(40.0, 40.0, 40.0, 72.0, 72.0);

        VehicleState resumed = resumed();

        assertThat(eventsAfter(resumed, 5, 72.0)).anyMatch(HaulEvent.SpeedingStarted.class::isInstance);
        assertThat(eventsAfter(resumed, -20, 72.0, 72.0, 72.0))
                .as("older reports")
                .isEmpty();
    }

    @Test
    void nothingIsFoundOnTheWay() {
        drive(72.0, 72.0, 72.0, 72.0, 72.0);
        int before = TestTruck.queryInt("select count(*) from violation where vehicle_id = ?", truck.vehicleId());

        VehicleState _ = resumed();

        assertThat(TestTruck.queryInt("select count(*) from violation where vehicle_id = ?", truck.vehicleId()))
                .isEqualTo(before);
    }

    @Test
    void aTruckThatKeptTheLimitIsNotSuspected() {
        drive(40.0, 40.0, 40.0, 40.0, 40.0);

        VehicleState resumed = resumed();

        assertThat(eventsAfter(resumed, 5, 72.0, 72.0)).isEmpty();
    }

    private VehicleState resumed() {
        resumption.resume(id -> states.computeIfAbsent(id, _ -> new VehicleState()));
        return Objects.requireNonNull(states.get(truck.vehicleId()), "the truck's track was not folded");
    }

    private List<HaulEvent.SpeedingEnded> episodesAfter(VehicleState state, int from, double... speedsKph) {
        return eventsAfter(state, from, speedsKph).stream()
                .filter(HaulEvent.SpeedingEnded.class::isInstance)
                .map(HaulEvent.SpeedingEnded.class::cast)
                .toList();
    }

    /** What the resumed detectors find in reports that go on after the stored ones. */
    private List<HaulEvent> eventsAfter(VehicleState state, int from, double... speedsKph) {
        Position last =
                tracks.track(truck.vehicleId(), start, clock.instant(), 100).getLast();
        List<HaulEvent> events = new ArrayList<>();
        double lonE6 = last.lonE6();
        for (int i = 0; i < speedsKph.length; i++) {
            lonE6 += 5 * speedsKph[i] / KPH_PER_DEG_LON_AND_S * 1e6;
            Instant at = start.plusSeconds(5L * (from + i));
            Position next = new Position(
                    last.terminalId(),
                    last.vehicleId(),
                    at,
                    at,
                    (int) Math.round(lonE6),
                    last.latE6(),
                    (int) Math.round(speedsKph[i] * 10),
                    90,
                    last.altitudeM(),
                    last.alarmFlags(),
                    last.statusFlags(),
                    -1,
                    -1,
                    -1,
                    false,
                    0);
            Position _ = state.judge(next, contexts.of(next.vehicleId(), next.at()), events::add);
        }
        return events;
    }

    /** East, a report every five seconds. */
    private void drive(double... speedsKph) {
        List<LocationReport> reports = new ArrayList<>();
        double lon = 109.83;
        for (int i = 0; i < speedsKph.length; i++) {
            reports.add(TestTerminal.report(start.plusSeconds(5L * i), lon, 40.66, speedsKph[i], 90));
            lon += 5 * speedsKph[i] / KPH_PER_DEG_LON_AND_S;
        }
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            terminal.sendAll(reports);
            for (int i = 0; i < reports.size(); i++) {
                assertThat(((PlatformAnswer) terminal.next()).result()).isEqualTo(PlatformResult.OK);
            }
        }
    }
}
