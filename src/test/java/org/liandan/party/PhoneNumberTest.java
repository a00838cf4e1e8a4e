package org.liandan.party;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({
        "13800138000, 13800138000",
        "' 138 0013 8000 ', 13800138000",
        "+86-13800138000, 13800138000",
        "１３８００１３８０００, 13800138000",
        "0472-6985567, 0472-6985567",
        "010-62345678, 010-62345678"
    })
    void bringsWhatPeopleWriteToNormalForm(String raw, String normal) {
        assertThat(PhoneNumber.check(raw).valid()).contains(new PhoneNumber(normal));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "110",
                "12800138000",
                "1380013800",
                "138001380001",
                "6985567",
                "0472-698556",
                "04726985567x",
                "😀"
            })
    void refusesWhatCannotBeDialled(String raw) {
        assertThat(PhoneNumber.check(raw)).isInstanceOf(Checked.Invalid.class);
    }

    @Test
    void showsLittleOfItselfInListsAndLogs() {
        assertThat(new PhoneNumber("13800138000")).hasToString("138******00");
    }

    @Property
    void neverThrowsOnGarbage(@ForAll String raw) {
        assertThat(PhoneNumber.check(raw)).isNotNull();
    }
}
