package org.liandan.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class GeodesicTest {

    private static final LonLat KUNDULUN = new LonLat(109.84, 40.657);

    /** Flinders Peak to Buninyong, the worked example of the Australian GDA technical manual (GRS 80). */
    @Test
    void agreesWithTheSurveyorsWorkedExample() {
        LonLat flindersPeak = new LonLat(dms(144, 25, 29.52440), -dms(37, 57, 3.72030));
        LonLat buninyong = new LonLat(dms(143, 55, 35.38390), -dms(37, 39, 10.15610));

        assertThat(Geodesic.distanceM(flindersPeak, buninyong)).isCloseTo(54_972.271, within(0.001));
        assertThat(Geodesic.bearingDeg(flindersPeak, buninyong)).isCloseTo(dms(306, 52, 5.37), within(1e-5));
    }

    @Test
    void findsNoDistanceBetweenAPointAndItself() {
        assertThat(Geodesic.distanceM(KUNDULUN, KUNDULUN)).isZero();
    }

    @Property(tries = 500)
    void theLocalPlaneAgreesToATenthOfAPercentAcrossTheDistrict(
            @ForAll @DoubleRange(min = -5_000, max = 5_000) double x1,
            @ForAll @DoubleRange(min = -5_000, max = 5_000) double y1,
            @ForAll @DoubleRange(min = -5_000, max = 5_000) double x2,
            @ForAll @DoubleRange(min = -5_000, max = 5_000) double y2) {
        LocalPlane plane = LocalPlane.at(KUNDULUN);
        double flat = Math.hypot(x2 - x1, y2 - y1);

        double exact = Geodesic.distanceM(plane.lonLat(x1, y1), plane.lonLat(x2, y2));

        assertThat(flat).isCloseTo(exact, within(0.001 * exact + 0.001));
    }

    private static double dms(int degrees, int minutes, double seconds) {
        return degrees + minutes / 60.0 + seconds / 3600;
    }
}
