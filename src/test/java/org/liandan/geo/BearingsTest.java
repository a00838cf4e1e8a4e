package org.liandan.geo;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BearingsTest {

    @ParameterizedTest
    @CsvSource({"0,90,90", "90,0,-90", "350,10,20", "10,350,-20", "0,180,180", "180,0,180", "45,45,0"})
    void turnsTheShortWayAndRightIsPositive(int from, int to, int turn) {
        assertThat(Bearings.turn(from, to)).isEqualTo(turn);
        assertThat(Bearings.turn((double) from, to)).isEqualTo(turn);
    }

    @Property
    void aTurnLeadsFromTheOneDirectionToTheOther(
            @ForAll @IntRange(max = 359) int from, @ForAll @IntRange(max = 359) int to) {
        assertThat(Math.floorMod(from + Bearings.turn(from, to), 360)).isEqualTo(to);
    }
}
