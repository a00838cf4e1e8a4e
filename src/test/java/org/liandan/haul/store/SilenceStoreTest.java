package org.liandan.haul.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.TestTruck;
import org.liandan.haul.SilenceRule;
import org.liandan.haul.WatchEvent;
import org.liandan.haul.Watched;
import org.liandan.track.Position;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SilenceStoreTest {

    private static final Instant LAST = Instant.parse("2026-03-06T02:00:00Z");

    @Inject
    SilenceStore store;

    private TestTruck truck;

    @BeforeEach
    void newTruck() {
        truck = TestTruck.register();
    }

    @Test
    void aSilenceIsOneRowFromTheLastReportToTheNext() {
        store.record(List.of(began()));
        store.record(List.of(began()));

        Accounts.admin()
                .queryParam("plate", truck.plate())
                .get("/api/v1/violations")
                .then()
                .body("", hasSize(1))
                .body("[0].type", equalTo("OFFLINE"))
                .body("[0].typeName", equalTo("定位离线"))
                .body("[0].startedAt", equalTo("2026-03-06T10:00:00+08:00"))
                .body("[0].limitS", equalTo(600))
                .body("[0].measuredS", equalTo(615))
                .body("[0].rule", equalTo("H08"));

        store.record(List.of(ended()));
        store.record(List.of(ended()));

        assertThat(TestTruck.query(
                        "select measured_s, extract(epoch from ended_at - started_at)::int from violation where vehicle_id = ?",
                        truck.vehicleId()))
                .containsExactly("1500|1500");
    }

    @Test
    void whatGoesOnIsKnownAfterARestart() {
        store.record(List.of(began()));

        var open = Objects.requireNonNull(store.open(LAST.minusSeconds(60)).get(truck.vehicleId()));
        assertThat(open.startedAt()).isEqualTo(LAST);
        assertThat(open.heardAt()).isEqualTo(LAST.plusSeconds(1));
        assertThat(open.countedFrom()).isEqualTo(LAST.plusSeconds(2));

        store.record(List.of(ended()));
        assertThat(store.open(LAST.minusSeconds(60))).doesNotContainKey(truck.vehicleId());
    }

    @Test
    void nobodyWaitsForATruckThatHasBeenWithdrawn() {
        TestFleet.execute("update vehicle set active = false where id = ?", truck.vehicleId());

        store.record(List.of(began()));

        assertThat(TestFleet.number("select count(*) from violation where vehicle_id = ?", truck.vehicleId()))
                .isZero();
    }

    @Test
    void reportsThatAreUploadedLaterSayThatTheNetworkWasAway() {
        store.record(List.of(began()));
        store.record(List.of(ended()));
        store.noteUploads(LAST, SilenceRule.DEFAULT);
        assertThat(established()).isEqualTo("SILENCE");

        TestTruck.query("select create_position_partition(?::date)", "2026-03-06");
        // no hole is longer than ten minutes
        for (int seconds : List.of(0, 500, 1000)) {
            TestFleet.execute(
                    """
                    insert into position (at, received_at, vehicle_id, terminal_id, lon_e6, lat_e6, alarm_flags,
                        status_flags, mileage_deci_km, speed_deci_kph, recorder_speed_deci_kph, heading_deg, altitude_m,
                        satellites, marks)
                    values (?, now(), ?, ?, 109840000, 40657000, 0, 3, -1, 300, -1, 90, 1060, 12, 0)""",
                    LAST.plusSeconds(seconds).atOffset(java.time.ZoneOffset.UTC),
                    truck.vehicleId(),
                    truck.terminalId());
        }
        store.noteUploads(LAST, SilenceRule.DEFAULT);

        assertThat(established()).isEqualTo("SILENCE_FILLED");
        assertThat(TestTruck.query(
                        "select evidence ->> 'reportsUploadedLater', evidence ->> 'longestGapS' from violation"
                                + " where vehicle_id = ?",
                        truck.vehicleId()))
                .containsExactly("2|500");
        assertThat(TestTruck.query(
                        "select revision, document like '%SILENCE_FILLED%' from violation_evidence e"
                                + " join violation v on v.id = violation_id where vehicle_id = ? order by revision",
                        truck.vehicleId()))
                .as("what was said before stays, and the correction stands behind it")
                .containsExactly("1|f", "2|f", "3|t");
    }

    private String established() {
        return TestTruck.query("select established from violation where vehicle_id = ?", truck.vehicleId())
                .getFirst();
    }

    private WatchEvent began() {
        Position last = new Position(
                truck.terminalId(),
                truck.vehicleId(),
                LAST,
                LAST.plusSeconds(1),
                109_840_000,
                40_657_000,
                300,
                90,
                1060,
                0,
                0b11,
                14,
                -1,
                -1,
                false,
                0);
        return new WatchEvent.SilenceBegan(
                new Watched(truck.vehicleId(), last, LAST.plusSeconds(1), false, null),
                LAST.plusSeconds(2),
                Duration.ofSeconds(615),
                Duration.ofMinutes(10));
    }

    private WatchEvent ended() {
        return new WatchEvent.SilenceEnded(truck.vehicleId(), LAST, LAST.plusSeconds(1500), Duration.ofMinutes(25));
    }
}
