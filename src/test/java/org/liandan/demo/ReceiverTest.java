package org.liandan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.liandan.geo.LocalPlane;
import org.liandan.geo.LonLat;

class ReceiverTest {

    private static final LonLat PLACE = new LonLat(109.82, 40.65);

    @Test
    void positions_stay_within_a_few_metres_of_the_truth() {
        Receiver receiver = new Receiver(new Random(1));
        LocalPlane plane = LocalPlane.at(PLACE);

        assertThat(IntStream.range(0, 5000).mapToDouble(i -> {
                    LonLat seen =
                            receiver.see(new Motion(PLACE, 0, 40, 90, false)).point();
                    return Math.hypot(plane.xM(seen.lonDeg()), plane.yM(seen.latDeg()));
                }))
                .allMatch(error -> error < 8)
                .anyMatch(error -> error > 1);
    }

    @Test
    void a_truck_at_8_is_never_seen_above_10() {
        Receiver receiver = new Receiver(new Random(2));

        assertThat(IntStream.range(0, 5000)
                        .mapToDouble(i ->
                                receiver.see(new Motion(PLACE, 0, 8, 90, true)).speedKph()))
                .allMatch(speed -> speed < 9);
    }

    @Test
    void at_standstill_the_speed_is_zero_and_the_course_holds() {
        Receiver receiver = new Receiver(new Random(3));
        double course = receiver.see(new Motion(PLACE, 0, 40, 90, false)).headingDeg();

        Motion standing = receiver.see(new Motion(PLACE, 0, 0, 270, false));

        assertThat(standing.speedKph()).isZero();
        assertThat(standing.headingDeg()).isEqualTo(course);
    }
}
