package org.liandan.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.liandan.geo.Fence;
import org.liandan.geo.LonLat;

/** A yard from 0 to 100 (thousandths of a degree east), and a road through it; a fix is {@code second:place}. */
class StayTest {

    private static final Fence YARD = new Fence(
            List.of(List.of(new LonLat(0, -0.01), new LonLat(0.1, -0.01), new LonLat(0.1, 0.01), new LonLat(0, 0.01))));

    @Test
    void aTruckThatComesAndGoesIsSeenDoingBoth() {
        assertThat(stays("0:-20 10:20 20:60 30:120")).containsExactly("10-20 of 2, entered, left");
    }

    @Test
    void oneThatIsInsideAtBothEndsOfTheSearchNeitherCameNorWent() {
        assertThat(stays("0:20 10:30 20:40")).containsExactly("0-20 of 3");
    }

    @Test
    void goingOutAndComingBackAreTwoStays() {
        assertThat(stays("0:50 10:120 20:50")).containsExactly("0-0 of 1, left", "20-20 of 1, entered");
    }

    @Test
    void theWayBetweenTwoFixesCountsAsPassing() {
        assertThat(stays("0:-20 10:120")).containsExactly("0-10 of 0, entered, left");
    }

    @Test
    void fixesThatLieTooFarApartInTimeAreNoWay() {
        assertThat(stays("0:-20 121:120")).isEmpty();
        assertThat(stays("0:-20 121:50 242:120")).containsExactly("121-121 of 1");
    }

    @Test
    void aParkedTruckWhoseTerminalSleepsStaysOnce() {
        assertThat(stays("0:50 300:50 600:50")).containsExactly("0-600 of 3");
    }

    @Test
    void oneThatWasSilentInsideForLongMayHaveBeenElsewhere() {
        assertThat(stays("0:50 901:50")).containsExactly("0-0 of 1", "901-901 of 1");
    }

    @Test
    void fixesMayComeInAnyOrder() {
        assertThat(stays("30:120 10:20 0:-20 20:60")).containsExactly("10-20 of 2, entered, left");
    }

    @Test
    void drivingPastIsNoStay() {
        assertThat(stays("0:-20 10:-10 20:-1")).isEmpty();
        assertThat(stays("")).isEmpty();
    }

    private static List<String> stays(String fixes) {
        Trace trace = new Trace(1);
        for (String fix : fixes.isEmpty() ? new String[0] : fixes.split(" ", -1)) {
            String[] parts = fix.split(":", -1);
            trace.add(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]) * 1_000, 0);
        }
        return Stay.within(YARD, trace).stream().map(StayTest::text).toList();
    }

    private static String text(Stay stay) {
        return seconds(stay.from()) + "-" + seconds(stay.to()) + " of " + stay.fixes()
                + (stay.entered() ? ", entered" : "") + (stay.left() ? ", left" : "");
    }

    private static long seconds(Instant time) {
        return time.getEpochSecond();
    }
}
