package org.liandan.haul;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.liandan.geo.LonLat;
import org.liandan.place.ForbiddenZone;
import org.liandan.place.ForbiddenZoneId;
import org.liandan.place.Place;
import org.liandan.place.PlaceId;

class GroundTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final long AFTERNOON = Instant.parse("2026-11-21T08:00:00Z").getEpochSecond();

    @Property(tries = 50)
    void findsWhatLookingAtEveryPlaceFinds(@ForAll long seed) {
        Random random = new Random(seed);
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double east = random.nextInt(8_000);
            double north = random.nextInt(8_000);
            places.add(Scenery.place(i, 100, east, north, east + 50 + random.nextInt(400), north + 300));
        }
        Ground ground = new Ground(places, List.of());

        for (int i = 0; i < 200; i++) {
            LonLat at = Drive.point(random.nextInt(10_000) - 1_000, random.nextInt(10_000) - 1_000);
            int lonE6 = (int) Math.round(at.lonDeg() * 1e6);
            int latE6 = (int) Math.round(at.latDeg() * 1e6);
            assertThat(ground.isInsideAPlace(lonE6, latE6))
                    .isEqualTo(places.stream().anyMatch(place -> place.fence().contains(lonE6 / 1e6, latE6 / 1e6)));
            assertThat(ground.isNearAPlace(lonE6, latE6, 250))
                    .isEqualTo(
                            places.stream().anyMatch(place -> place.fence().isWithin(lonE6 / 1e6, latE6 / 1e6, 250)));
        }
    }

    @Test
    void nearMeansMetresFromTheFence() {
        Ground ground = new Ground(List.of(Scenery.place(1, 0, 100, -50, 200, 50)), List.of());

        assertThat(nearStart(ground, 101)).isTrue();
        assertThat(nearStart(ground, 99)).isFalse();
    }

    private static boolean nearStart(Ground ground, int metres) {
        return ground.isNearAPlace(109_840_000, 40_657_000, metres);
    }

    @Test
    void theLowestLimitOfOverlappingPlacesCountsWellInsideOnly() {
        Ground ground = new Ground(
                List.of(
                        Scenery.place(1, 300, -500, -500, 500, 500),
                        Scenery.place(2, 150, -100, -100, 8, 100),
                        Scenery.place(3, 0, -500, -500, 500, 500)),
                List.of());

        assertThat(ground.limitBelow(600, 109_840_000, 40_657_000, AFTERNOON, null, 5))
                .isEqualTo(SpeedLimit.ofPlace(150, new PlaceId(2)));
        assertThat(ground.limitBelow(600, 109_840_000, 40_657_000, AFTERNOON, null, 10))
                .isEqualTo(SpeedLimit.ofPlace(300, new PlaceId(1)));
        assertThat(ground.limitBelow(100, 109_840_000, 40_657_000, AFTERNOON, null, 5))
                .isNull();
        assertThat(ground.lowestLimitDeciKph()).isEqualTo(150);
    }

    @Test
    void aZoneWithALimitSlowsAndForbidsNothing() {
        ForbiddenZone school = Scenery.limited(7, 200, Scenery.area(-500, -500, 500, 500), Scenery.daily(15, 18));
        Ground ground = new Ground(List.of(Scenery.place(1, 300, -500, -500, 500, 500)), List.of(school));

        assertThat(ground.limitBelow(600, 109_840_000, 40_657_000, AFTERNOON, null, 5))
                .isEqualTo(SpeedLimit.ofZone(200, new ForbiddenZoneId(7)));
        assertThat(ground.limitBelow(600, 109_840_000, 40_657_000, AFTERNOON + 3 * 3_600, null, 5))
                .as("after its hours")
                .isEqualTo(SpeedLimit.ofPlace(300, new PlaceId(1)));
        assertThat(ground.forbidding(109_840_000, 40_657_000, AFTERNOON, Scenery.LOADED, 10))
                .isNull();
        assertThat(ground.lowestLimitDeciKph()).isEqualTo(200);
    }

    @Test
    void forbidsFromItsFirstDayToTheEndOfItsLast() {
        ForbiddenZone november = new ForbiddenZone(
                new ForbiddenZoneId(1),
                "Z",
                "十一月",
                Scenery.area(-500, -500, 500, 500),
                List.of(),
                false,
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 30),
                null);
        Ground ground = new Ground(List.of(), List.of(november));

        for (String time :
                List.of("2026-10-31T23:59:59", "2026-11-01T00:00:00", "2026-11-30T23:59:59", "2026-12-01T00:00:00")) {
            var districtTime = java.time.LocalDateTime.parse(time).atZone(SHANGHAI);
            assertThat(ground.forbidding(109_840_000, 40_657_000, districtTime.toEpochSecond(), null, 10) != null)
                    .as(time)
                    .isEqualTo(november.forbids(false, districtTime))
                    .isEqualTo(time.startsWith("2026-11"));
        }
    }

    @Test
    void nothingIsForbiddenWhereNothingIs() {
        assertThat(Ground.EMPTY.forbidding(109_840_000, 40_657_000, AFTERNOON, Scenery.LOADED, 10))
                .isNull();
    }
}
