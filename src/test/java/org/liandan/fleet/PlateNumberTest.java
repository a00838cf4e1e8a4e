package org.liandan.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.liandan.party.Checked;

class PlateNumberTest {

    @ParameterizedTest
    @CsvSource({
        "蒙B12345, ORDINARY",
        "蒙BA123挂, ORDINARY",
        "京A1234学, ORDINARY",
        "粤ZA123港, ORDINARY",
        "蒙BD12345, SMALL_NEW_ENERGY",
        "蒙BFA2345, SMALL_NEW_ENERGY",
        "蒙B12345D, LARGE_NEW_ENERGY",
        "蒙B12345K, LARGE_NEW_ENERGY"
    })
    void knowsTheFormatsOfTheStandard(String plate, PlateNumber.Format format) {
        assertThat(PlateNumber.check(plate).valid().orElseThrow().format()).isEqualTo(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"蒙b12345", "蒙B·12345", "蒙B 12345", " 蒙B-12345 ", "蒙Ｂ１２３４５", "蒙B•12345"})
    void bringsWhatPeopleWriteToNormalForm(String raw) {
        assertThat(PlateNumber.check(raw).valid()).contains(new PlateNumber("蒙B12345"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "B12345",
                "蒙B1234",
                "蒙B123456",
                "蒙I12345",
                "蒙B1234O",
                "蒙B12345L",
                "蒙BL12345",
                "蒙B1234临",
                "WJ蒙12345",
                "美B12345",
                "蒙B12345'; drop table vehicle"
            })
    void refusesWhatIsNoPlate(String raw) {
        assertThat(PlateNumber.check(raw)).isInstanceOf(Checked.Invalid.class);
    }

    @Test
    void isPrintedWithTheDotOfThePlate() {
        assertThat(new PlateNumber("蒙B12345").printed()).isEqualTo("蒙B·12345");
    }

    @Test
    void cannotBeMadeOfAnythingElse() {
        assertThatThrownBy(() -> new PlateNumber("蒙B·12345")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void printedAndReadAgainIsTheSame(@ForAll("plates") PlateNumber plate) {
        assertThat(PlateNumber.check(plate.printed()).valid()).contains(plate);
    }

    @Property
    void neverThrowsOnGarbage(@ForAll String raw) {
        assertThat(PlateNumber.check(raw)).isNotNull();
    }

    @Property
    void eachColourIsFoundByItsCode(@ForAll PlateColor color) {
        assertThat(PlateColor.ofCode(color.code())).contains(color);
    }

    @Test
    void noColourStandsForNoPlate() {
        assertThat(PlateColor.ofCode(0)).isEmpty();
    }

    @Provide
    Arbitrary<PlateNumber> plates() {
        Arbitrary<String> digits = Arbitraries.strings().numeric().ofLength(5);
        Arbitrary<String> newEnergy = Arbitraries.of("D", "A", "B", "C", "E", "F", "G", "H", "J", "K");
        Arbitrary<String> serial = Arbitraries.oneOf(
                digits,
                Combinators.combine(digits, newEnergy).as((d, letter) -> d + letter),
                Combinators.combine(digits, newEnergy).as((d, letter) -> letter + d));
        return Combinators.combine(Arbitraries.of("蒙B", "京A", "晋L"), serial)
                .as((authority, rest) -> new PlateNumber(authority + rest));
    }
}
