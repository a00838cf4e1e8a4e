package org.liandan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalDataTest {

    @ParameterizedTest
    @CsvSource({
        "call 13812345678 now, call 138****5678 now",
        "terminal 013812345678, terminal 0138****5678",
        "00000000013812345678, 000000000138****5678",
        "key=(13812345678), key=(138****5678)",
        "150203199001011234, 150203***********4",
        "15020319900101123X, 150203***********X",
    })
    void numbersOfPeopleAreUnreadableInTheMiddle(String text, String masked) {
        assertThat(PersonalData.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"1763866800", "1763866800123", "15020120261123000001", "12345678901", "138123456789"})
    void whatIsNoNumberOfAPersonStays(String text) {
        assertThat(PersonalData.masked(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"13812345678, 138******78", "0472-1234567, 047*******67", "1234567, ******7", "12, *2"})
    void aTelephoneInAListKeepsItsBeginningAndItsEnd(String phone, String shown) {
        assertThat(PersonalData.phone(phone)).isEqualTo(shown);
    }

    @Test
    void aLicenceInAListKeepsItsEnd() {
        assertThat(PersonalData.ending("150203-17")).isEqualTo("*****3-17");
        assertThat(PersonalData.ending("7")).isEqualTo("7");
        assertThat(PersonalData.ending("")).isEmpty();
    }
}
