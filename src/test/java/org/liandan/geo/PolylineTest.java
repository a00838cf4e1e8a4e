package org.liandan.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** 400 m north, then 300 m east. */
class PolylineTest {

    private final LocalPlane plane = LocalPlane.at(109.84, 40.657);
    private final Polyline line =
            new Polyline(List.of(plane.lonLat(0, 0), plane.lonLat(0, 400), plane.lonLat(300, 400)));

    @Test
    void knowsItsLength() {
        assertThat(line.lengthM()).isCloseTo(700, within(0.1));
    }

    @Test
    void findsTheNearestPlaceOnASegment() {
        Polyline.Nearest nearest = line.nearest(plane.lonLat(20, 150));

        assertThat(nearest.distanceM()).isCloseTo(20, within(0.01));
        assertThat(nearest.alongM()).isCloseTo(150, within(0.05));
        assertThat(nearest.segment()).isZero();
    }

    @Test
    void findsACornerFromOutside() {
        Polyline.Nearest nearest = line.nearest(plane.lonLat(-30, 440));

        assertThat(nearest.distanceM()).isCloseTo(50, within(0.01));
        assertThat(nearest.alongM()).isCloseTo(400, within(0.05));
    }

    @Test
    void looksOnlyOnTheStretchThatItIsGiven() {
        LonLat nearTheStart = plane.lonLat(5, 10);

        Polyline.Nearest nearest = line.nearest(nearTheStart.lonDeg(), nearTheStart.latDeg(), 200, 500);

        assertThat(nearest.alongM()).isCloseTo(200, within(0.05));
    }

    @Test
    void findsPointsAndDirectionsAlongItself() {
        assertThat(Geodesic.distanceM(line.pointAt(550), plane.lonLat(150, 400)))
                .isLessThan(0.1);
        assertThat(line.bearingAtDeg(100)).isCloseTo(0, within(0.01));
        assertThat(line.bearingAtDeg(550)).isCloseTo(90, within(0.01));
        assertThat(line.pointAt(9_999)).isEqualTo(line.pointAt(line.lengthM()));
    }

    @Test
    void itsCorridorReachesAsFarToEitherSideAsItIsWide() {
        Corridor corridor = new Corridor(line, 25);

        assertThat(corridor.contains(plane.lonLat(-24.9, 200))).isTrue();
        assertThat(corridor.contains(plane.lonLat(25.1, 200))).isFalse();
        assertThat(corridor.contains(plane.lonLat(-17, 417))).isTrue();
        assertThat(corridor.contains(plane.lonLat(-18, 418))).isFalse();
    }

    @Test
    void refusesASinglePoint() {
        assertThatThrownBy(() -> new Polyline(List.of(plane.lonLat(0, 0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a line needs two points or more, has 1");
    }
}
