package org.liandan.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackTest {

    @Test
    void putsLateReportsInTheirPlaceAndKeepsEachMomentOnce() {
        Position first = at(0, 0);
        Position second = at(10, 0);
        Position third = at(20, 0);

        assertThat(Track.of(List.of(first, third, second, third)).positions()).containsExactly(first, second, third);
    }

    @Test
    void refusesPositionsThatAreOutOfOrder() {
        assertThatThrownBy(() -> new Track(List.of(at(10, 0), at(0, 0)))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void measuresItsLengthWithoutJumps() {
        Track track = Track.of(List.of(at(0, 0), at(10, 100), at(20, 90_000).withQuality(Quality.JUMP), at(30, 200)));

        assertThat(track.distanceM()).isCloseTo(200, within(1.0));
    }

    private static Position at(int second, int metresNorth) {
        Instant at = Instant.parse("2026-11-21T04:00:00Z").plusSeconds(second);
        int latE6 = 40_657_000 + (int) Math.round(metresNorth / 0.11105);
        return new Position(1, 1, at, at, 109_840_000, latE6, 400, 0, 1060, 0, 0b10, 12, -1, -1, false, 0);
    }
}
