package org.liandan.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A site of 200 m by 100 m with a yard of 20 m by 20 m cut out, bent inwards on its east side. */
class FenceTest {

    private final LocalPlane plane = LocalPlane.at(109.84, 40.657);
    private final Fence fence = new Fence(
            List.of(ring(0, 0, 200, 0, 150, 50, 200, 100, 0, 100), ring(40, 40, 60, 40, 60, 60, 40, 60, 40, 40)));

    @Test
    void containsWhatIsInside() {
        assertThat(fence.contains(plane.lonLat(20, 20))).isTrue();
        assertThat(fence.contains(plane.lonLat(180, 10))).isTrue();
    }

    @Test
    void leavesOutTheHoleTheBightAndTheOutside() {
        assertThat(fence.contains(plane.lonLat(50, 50))).isFalse();
        assertThat(fence.contains(plane.lonLat(180, 50))).isFalse();
        assertThat(fence.contains(plane.lonLat(-1, 50))).isFalse();
        assertThat(fence.contains(plane.lonLat(20, 101))).isFalse();
    }

    @Test
    void aWayThroughItCrossesAndOneBesideItDoesNot() {
        assertThat(crosses(-10, 20, 210, 20)).isTrue();
        assertThat(crosses(20, 20, 20, 120)).isTrue();
        assertThat(crosses(45, 45, 55, 55)).as("within the hole").isFalse();
        assertThat(crosses(20, 20, 30, 30)).as("within the fence").isFalse();
        assertThat(crosses(190, 40, 190, 60)).as("across the bight").isFalse();
        assertThat(crosses(-10, -10, -10, 110)).isFalse();
    }

    @Test
    void aWayInLineWithASideButApartFromItDoesNotCross() {
        Fence two = new Fence(List.of(ring(0, 0, 100, 0, 100, 100, 60, 100, 60, 50, 0, 50)));
        assertThat(two.crosses(
                        plane.lonLat(10, 100).lonDeg(),
                        plane.lonLat(10, 100).latDeg(),
                        plane.lonLat(40, 100).lonDeg(),
                        plane.lonLat(40, 100).latDeg()))
                .isFalse();
    }

    private boolean crosses(double fromX, double fromY, double toX, double toY) {
        LonLat from = plane.lonLat(fromX, fromY);
        LonLat to = plane.lonLat(toX, toY);
        return fence.crosses(from.lonDeg(), from.latDeg(), to.lonDeg(), to.latDeg());
    }

    private List<LonLat> ring(double... xy) {
        List<LonLat> points = new java.util.ArrayList<>();
        for (int i = 0; i < xy.length; i += 2) {
            points.add(plane.lonLat(xy[i], xy[i + 1]));
        }
        return points;
    }
}
