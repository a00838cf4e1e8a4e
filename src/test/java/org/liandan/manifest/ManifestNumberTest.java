package org.liandan.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liandan.party.Checked;

class ManifestNumberTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @Test
    void hasRegionDaySerialAndCheckCharacter() {
        ManifestNumber number = ManifestNumber.of(DAY, 123);

        assertThat(number.value()).startsWith("15020320261121000123").hasSize(21);
        assertThat(number.day()).isEqualTo(DAY);
    }

    @Test
    void checkCharacterFollowsTheStandardsExample() {
        // ISO/IEC 7064, MOD 37,36: the worked example of the Global Release Identifier, A12425GABC1234002
        assertThat(ManifestNumber.checkCharacterOf("A12425GABC1234002")).isEqualTo('M');
    }

    @Test
    void isPrintedInGroupsThatCanBeReadAloud() {
        ManifestNumber number = ManifestNumber.of(DAY, 123);

        assertThat(number.printed()).matches("150203-20261121-000123-[0-9A-Z]");
        assertThat(ManifestNumber.check(number.printed()).valid()).contains(number);
        assertThat(ManifestNumber.check(" " + number.value().toLowerCase(Locale.ROOT) + " ")
                        .valid())
                .contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "150203202611210001230", "15020320261321000123X", "../etc/passwd", "１５０２０３"})
    void refusesWhatIsNoNumber(String raw) {
        assertThat(ManifestNumber.check(raw)).isInstanceOf(Checked.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_000_000})
    void hasASerialOfSixDigits(int serial) {
        assertThatThrownBy(() -> ManifestNumber.of(DAY, serial)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void catchesEachSingleWrongDigit(
            @ForAll @IntRange(min = 1, max = 999_999) int serial,
            @ForAll @IntRange(max = 20) int position,
            @ForAll @CharRange(from = '0', to = '9') char digit) {
        ManifestNumber number = ManifestNumber.of(DAY, serial);
        String changed =
                number.value().substring(0, position) + digit + number.value().substring(position + 1);

        assertThat(ManifestNumber.check(changed).valid().isPresent()).isEqualTo(changed.equals(number.value()));
    }

    @Test
    void catchesNearlyEverySwapOfNeighbouringDigits() {
        int swaps = 0;
        int missed = 0;
        for (int serial = 1; serial < 20_000; serial++) {
            String number = ManifestNumber.of(DAY, serial).value();
            for (int i = 14; i < 19; i++) {
                if (number.charAt(i) != number.charAt(i + 1)) {
                    swaps++;
                    String swapped =
                            number.substring(0, i) + number.charAt(i + 1) + number.charAt(i) + number.substring(i + 2);
                    missed += ManifestNumber.check(swapped).valid().isPresent() ? 1 : 0;
                }
            }
        }

        assertThat(missed).isLessThan(swaps / 100);
    }

    @Property
    void neverThrowsOnGarbage(@ForAll String raw) {
        assertThat(ManifestNumber.check(raw)).isNotNull();
    }
}
