package org.liandan.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class Gcj02Test {

    @Test
    void movesAPointInKundulunHalfAKilometreToTheEast() {
        LonLat wgs84 = new LonLat(109.84, 40.657);
        LocalPlane plane = LocalPlane.at(wgs84);

        LonLat shown = Gcj02.fromWgs84(wgs84);

        assertThat(plane.xM(shown.lonDeg())).isCloseTo(481, within(2.0));
        assertThat(plane.yM(shown.latDeg())).isCloseTo(128, within(2.0));
    }

    @Test
    void leavesPointsAbroadWhereTheyAre() {
        LonLat curitiba = new LonLat(-49.27, -25.43);

        assertThat(Gcj02.fromWgs84(curitiba)).isEqualTo(curitiba);
    }
}
