package org.liandan.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91110108551385082Q",
                "91350100M000100Y43",
                "91512081MA62K0260E",
                "91150203MA0M75PU30", // remainder 0: the classic mistake is an index out of range, or 'Y'
                "91150203MA00LH0Y6Y", // remainder 1
                "91150203MA0KDL0112"
            })
    void acceptsCodesWhoseCheckCharacterHolds(String code) {
        assertThat(CreditCode.check(code)).isEqualTo(new Checked.Valid<>(new CreditCode(code)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"91350211M0000XUF46", "91350100M0001TGQXM", "91150203MA0M75PU3Y"})
    void leavesAWrongCheckCharacterToAPersonsReason(String code) {
        assertThat(CreditCode.check(code)).isInstanceOf(Checked.Doubtful.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 18",
        "91110108551385082, 17",
        "91110108551385082QQ, 19",
        "9111010S551385082Q, 是否应为5",
        "91350100M000100Y4Z, 是否应为2",
        "911101O8551385082Q, 是否应为0",
        "9111A108551385082Q, 数字",
        "91110108551385082é, 不在允许的字符内",
        "91110108;drop tabl, 不在允许的字符内"
    })
    void namesWhatIsWrongWithTheForm(String raw, String expectedInReason) {
        var checked = CreditCode.check(raw);

        assertThat(checked).isInstanceOf(Checked.Invalid.class);
        assertThat(checked.fault().orElseThrow().chinese()).contains(expectedInReason);
    }

    @ParameterizedTest
    @ValueSource(strings = {" 91110108551385082q ", "９１１１０１０８５５１３８５０８２Ｑ", "\t91110108551385082Q\n"})
    void normalisesWidthCaseAndBlanks(String raw) {
        assertThat(CreditCode.check(raw).valid()).contains(new CreditCode("91110108551385082Q"));
    }

    @Test
    void tellsTheRegionAndTheInnerCheck() {
        CreditCode code = new CreditCode("91150203MA0M75PU30");

        assertThat(code.region()).isEqualTo("150203");
        assertThat(code.organizationCheckHolds()).isTrue();
        assertThat(new CreditCode("91150203MA0M75PU40").organizationCheckHolds())
                .isFalse();
    }

    @Test
    void cannotBeMadeOfAnythingElse() {
        assertThatThrownBy(() -> new CreditCode("91110108551385082q")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void exactlyOneCheckCharacterHoldsForEachBeginning(@ForAll("beginnings") String first17) {
        long holding = CreditCode.ALPHABET
                .chars()
                .filter(c -> new CreditCode(first17 + (char) c).checkHolds())
                .count();

        assertThat(holding).isEqualTo(1);
    }

    @Property
    void theWeightedSumOfAGoodCodeIsAMultipleOf31(@ForAll("beginnings") String first17) {
        String code = first17 + CreditCode.checkCharacterOf(first17);
        int sum = CreditCode.ALPHABET.indexOf(code.charAt(17));
        int weight = 1;
        for (int i = 0; i < first17.length(); i++) {
            sum += CreditCode.ALPHABET.indexOf(first17.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }

        assertThat(sum % 31).isZero();
    }

    @Property
    void changingAnyOneCharacterIsNoticed(
            @ForAll("beginnings") String first17,
            @ForAll @IntRange(max = 17) int position,
            @ForAll("letters") char other) {
        String code = first17 + CreditCode.checkCharacterOf(first17);
        String changed = code.substring(0, position) + other + code.substring(position + 1);

        assertThat(CreditCode.check(changed).valid().isPresent()).isEqualTo(changed.equals(code));
    }

    @Property
    void neverThrowsOnGarbage(@ForAll String raw) {
        assertThat(CreditCode.check(raw)).isNotNull();
    }

    @Provide
    Arbitrary<Character> letters() {
        return Arbitraries.chars().with(CreditCode.ALPHABET.toCharArray());
    }

    @Provide
    Arbitrary<String> beginnings() {
        Arbitrary<String> letters = letters().list().ofSize(17).map(list -> {
            var text = new StringBuilder();
            list.forEach(text::append);
            return text.toString();
        });
        return letters.map(text -> text.substring(0, 2) + "150203" + text.substring(8));
    }
}
