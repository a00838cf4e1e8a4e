package org.liandan.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafetyAlarmKindTest {

    @Test
    void aTypeOfTheStandardHasItsName() {
        assertThat(SafetyAlarmKind.DSM.wording(2)).isEqualTo(new Wording("接打电话", "Phone in hand"));
        assertThat(SafetyAlarmKind.BSD.wording(3).chinese()).isEqualTo("右侧后方接近");
    }

    @Test
    void theEventsOfTyresAreNamedTogether() {
        assertThat(SafetyAlarmKind.TPMS.wording(0x44).chinese()).isEqualTo("胎压过低、慢漏气");
    }

    @Test
    void aTypeOfAMakersOwnKeepsItsNumber() {
        assertThat(SafetyAlarmKind.ADAS.wording(0x1f).chinese()).isEqualTo("驾驶辅助 0x1F");
        assertThat(SafetyAlarmKind.TPMS.wording(0x100).english()).isEqualTo("Tyre pressure 0x100");
        assertThat(SafetyAlarmKind.TPMS.wording(0).english()).isEqualTo("Tyre pressure 0x00");
    }
}
