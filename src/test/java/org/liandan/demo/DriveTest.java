package org.liandan.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.liandan.geo.Bearings;
import org.liandan.geo.LocalPlane;
import org.liandan.geo.LonLat;

/** How the simulated trucks drive, on a line of 2,500 m north, a right turn, 600 m east, a left turn, 400 m north. */
class DriveTest {

    private static final LocalPlane PLANE = LocalPlane.at(109.82, 40.65);
    private static final DrivenPath PATH =
            DrivenPath.along(List.of(point(0, 0), point(0, 2500), point(600, 2500), point(600, 2900)));

    static Stream<DrivingStyle> styles() {
        return Stream.of(DrivingStyle.CAREFUL, DrivingStyle.HASTY_IN_TURNS, DrivingStyle.SPEEDING);
    }

    @ParameterizedTest
    @MethodSource("styles")
    void a_trip_leads_from_standstill_to_standstill_along_the_whole_line(DrivingStyle style) {
        Drive drive = new Drive(PATH, style);

        assertThat(drive.at(0).speedKph()).isZero();
        assertThat(offsetM(drive.at(0), 0, 0)).isLessThan(0.1);
        assertThat(drive.at(drive.durationS() + 1).speedKph()).isZero();
        assertThat(offsetM(drive.at(drive.durationS() + 1), 600, 2900)).isLessThan(0.1);
    }

    @ParameterizedTest
    @MethodSource("styles")
    void speed_and_place_change_no_faster_than_a_truck_can(DrivingStyle style) {
        List<Motion> seconds = everySecond(new Drive(PATH, style));

        for (int i = 1; i < seconds.size(); i++) {
            double before = seconds.get(i - 1).speedKph();
            double after = seconds.get(i).speedKph();
            double drivenM = seconds.get(i).alongM() - seconds.get(i - 1).alongM();
            assertThat(after - before)
                    .isBetween(-style.brakingMps2() * 3.6 - 0.01, style.accelerationMps2() * 3.6 + 0.01);
            assertThat(drivenM).isBetween(Math.min(before, after) / 3.6 - 0.7, Math.max(before, after) / 3.6 + 0.7);
        }
    }

    @Test
    void a_careful_driver_stays_at_8_in_the_whole_right_turn() {
        assertThat(speedsInRightTurn(DrivingStyle.CAREFUL)).isNotEmpty().allMatch(speed -> speed < 8.01);
    }

    @Test
    void a_hasty_driver_takes_the_right_turn_at_25() {
        assertThat(speedsInRightTurn(DrivingStyle.HASTY_IN_TURNS))
                .isNotEmpty()
                .allMatch(speed -> speed > 24.9 && speed < 25.01);
    }

    @Test
    void a_left_turn_is_driven_faster_than_10() {
        List<Motion> turn = everySecond(new Drive(PATH, DrivingStyle.CAREFUL)).stream()
                .filter(motion -> motion.cornering() && motion.alongM() > 2600)
                .toList();

        assertThat(turn).isNotEmpty().allMatch(motion -> motion.speedKph() > 15 && motion.speedKph() < 18.01);
    }

    @Test
    void the_heading_turns_by_ninety_degrees_in_the_corner_and_nowhere_jumps() {
        List<Motion> seconds = everySecond(new Drive(PATH, DrivingStyle.CAREFUL));

        assertThat(seconds.getFirst().headingDeg()).isLessThan(0.1);
        assertThat(seconds.stream()
                        .filter(motion -> motion.alongM() > 2600 && !motion.cornering())
                        .findFirst()
                        .orElseThrow()
                        .headingDeg())
                .isBetween(89.9, 90.1);
        for (int i = 1; i < seconds.size(); i++) {
            double turned = Bearings.turn(
                    seconds.get(i - 1).headingDeg(), seconds.get(i).headingDeg());
            assertThat(Math.abs(turned)).isLessThan(30);
        }
    }

    @Test
    void a_careful_driver_never_exceeds_60() {
        assertThat(everySecond(new Drive(PATH, DrivingStyle.CAREFUL))).allMatch(motion -> motion.speedKph() < 55);
    }

    @Test
    void a_speeding_driver_runs_68_for_about_a_minute() {
        long seconds = everySecond(new Drive(PATH, DrivingStyle.SPEEDING)).stream()
                .filter(motion -> motion.speedKph() > 67.9)
                .count();

        assertThat(seconds).isBetween(35L, 62L);
    }

    @Test
    void the_truck_keeps_within_a_corner_radius_of_the_line() {
        assertThat(everySecond(new Drive(PATH, DrivingStyle.CAREFUL))).allMatch(motion -> {
            double x = PLANE.xM(motion.point().lonDeg());
            double y = PLANE.yM(motion.point().latDeg());
            return Math.min(Math.abs(x), Math.min(Math.abs(y - 2500), Math.abs(x - 600))) < 7;
        });
    }

    @Test
    void a_line_of_one_point_is_no_path() {
        assertThatThrownBy(() -> DrivenPath.along(List.of(point(0, 0), point(0, 0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two different points");
    }

    private static List<Double> speedsInRightTurn(DrivingStyle style) {
        return everySecond(new Drive(PATH, style)).stream()
                .filter(motion -> motion.cornering() && motion.alongM() < 2600)
                .map(Motion::speedKph)
                .toList();
    }

    private static List<Motion> everySecond(Drive drive) {
        return IntStream.rangeClosed(0, (int) Math.ceil(drive.durationS()))
                .mapToObj(drive::at)
                .toList();
    }

    private static LonLat point(double xM, double yM) {
        return PLANE.lonLat(xM, yM);
    }

    private static double offsetM(Motion motion, double xM, double yM) {
        return Math.hypot(
                PLANE.xM(motion.point().lonDeg()) - xM, PLANE.yM(motion.point().latDeg()) - yM);
    }
}
