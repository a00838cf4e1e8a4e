package org.liandan.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.liandan.geo.LocalPlane;
import org.liandan.geo.LonLat;
import org.liandan.geo.Polyline;

/** A fix is {@code second:metres east,metres north,km/h}. */
class TrackSimplificationTest {

    private static final LocalPlane PLANE = LocalPlane.at(109.84, 40.65);

    @Test
    void aStraightRoadNeedsItsEndsOnly() {
        assertThat(simplified("0:0,0,40 10:110,1,40 20:220,-1,40 30:330,0,40", 5))
                .containsExactly(0L, 30L);
    }

    @Test
    void aCornerStays() {
        assertThat(simplified("0:0,0,40 10:100,0,40 20:200,0,40 30:200,100,40 40:200,200,40", 5))
                .containsExactly(0L, 20L, 40L);
    }

    @Test
    void aStopKeepsBothItsEndsAlthoughTheLineDoesNotNeedThem() {
        assertThat(simplified("0:0,0,9 10:100,0,0 40:100,1,2 70:100,0,0 80:200,0,9", 5))
                .containsExactly(0L, 10L, 70L, 80L);
        assertThat(simplified("0:0,0,9 10:100,0,0 40:100,1,0 50:200,0,9", 5)).containsExactly(0L, 50L);
    }

    @Test
    void aSilenceKeepsBothItsEnds() {
        assertThat(simplified("0:0,0,40 10:100,0,40 400:200,0,40 410:300,0,40", 5))
                .containsExactly(0L, 10L, 400L, 410L);
    }

    @Test
    void bothSidesOfASpeedThatTheMapColoursOtherwiseStay() {
        assertThat(simplified("0:0,0,55 10:100,0,56 20:200,0,61 30:300,0,70 40:400,0,60 50:500,0,55", 5))
                .containsExactly(0L, 10L, 20L, 30L, 40L, 50L);
        assertThat(simplified("0:0,0,60 10:100,0,56 20:200,0,59 30:300,0,57", 5))
                .containsExactly(0L, 30L);
    }

    @Test
    void theFastestFixStays() {
        assertThat(simplified("0:0,0,55 10:100,0,56 20:200,0,59 30:300,0,57", 5))
                .containsExactly(0L, 20L, 30L);
    }

    @Test
    void onALongStraightRoadAFixStaysEveryFourMinutes() {
        assertThat(simplified("0:0,0,40 120:1000,0,40 240:2000,0,40 360:3000,0,40 420:4000,0,40", 5))
                .containsExactly(0L, 240L, 420L);
    }

    @Test
    void whatAViolationRestsOnStays() {
        assertThat(seconds(TrackSimplification.simplify(
                        fixes("0:0,0,70 10:100,0,70 20:200,0,70 30:300,0,70"), 5, Set.of(Instant.ofEpochSecond(10)))))
                .containsExactly(0L, 10L, 30L);
    }

    @Test
    void aTrackOfTwoFixesIsAsShortAsItGets() {
        assertThat(simplified("0:0,0,40 10:100,0,40", 500)).containsExactly(0L, 10L);
        assertThat(simplified("", 500)).isEmpty();
    }

    @Property
    void everyFixLiesWithinTheToleranceOfTheLineThatIsLeft(
            @ForAll @Size(min = 3, max = 60) List<@IntRange(min = -500, max = 500) Integer> northM,
            @ForAll @IntRange(min = 1, max = 100) int toleranceM) {
        List<Position> all = new ArrayList<>();
        for (int i = 0; i < northM.size(); i++) {
            all.add(fix(i * 10, i * 60, northM.get(i), 400));
        }

        List<Position> left = TrackSimplification.simplify(all, toleranceM, Set.of());

        assertThat(all).containsSubsequence(left);
        for (Position fix : all) {
            assertThat(distanceM(fix, left)).isLessThanOrEqualTo(toleranceM + 0.2);
        }
    }

    /** From the nearest piece of the line. */
    private static double distanceM(Position fix, List<Position> line) {
        return new Polyline(line.stream().map(Position::lonLat).toList())
                .nearest(fix.lonLat())
                .distanceM();
    }

    private static List<Long> simplified(String fixes, int toleranceM) {
        return seconds(TrackSimplification.simplify(fixes(fixes), toleranceM, Set.of()));
    }

    private static List<Long> seconds(List<Position> fixes) {
        return fixes.stream().map(fix -> fix.at().getEpochSecond()).toList();
    }

    private static List<Position> fixes(String text) {
        List<Position> fixes = new ArrayList<>();
        for (String fix : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
            String[] parts = fix.split("[:,]", -1);
            fixes.add(fix(
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]),
                    Integer.parseInt(parts[3]) * 10));
        }
        return fixes;
    }

    private static Position fix(int second, int eastM, int northM, int speedDeciKph) {
        LonLat place = PLANE.lonLat(eastM, northM);
        Instant at = Instant.ofEpochSecond(second);
        return new Position(
                1,
                1,
                at,
                at,
                (int) Math.round(place.lonDeg() * 1e6),
                (int) Math.round(place.latDeg() * 1e6),
                speedDeciKph,
                90,
                0,
                0,
                3,
                -1,
                -1,
                -1,
                false,
                0);
    }
}
