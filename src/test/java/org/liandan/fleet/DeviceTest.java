package org.liandan.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTest {

    @ParameterizedTest(name = "{0} is one box: {1}")
    @CsvSource({
        "A1B2C3D, true",
        "X000081, true",
        "0000001, false", // left as the maker has set it
        "1234567, false",
        "0000000, false",
        "ABC, false"
    })
    void an_id_that_was_left_at_its_default_names_no_box(String id, boolean one) {
        assertThat(Device.isOneBox(id)).isEqualTo(one);
    }

    @ParameterizedTest(name = "{0} is one box: {1}")
    @CsvSource({
        "490154203237518, true", // the example of 3GPP TS 23.003
        "490154203237517, false",
        "860000000000000, false",
        "49015420323751, false",
        "49015420323751x, false"
    })
    void an_imei_without_its_check_digit_names_no_box(String imei, boolean one) {
        assertThat(Device.isOneImei(imei)).isEqualTo(one);
    }
}
