package org.liandan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalCodeTest {

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void saysTheSameInBothLanguagesAndNamesTheClause(RefusalCode code) {
        assertThat(placeholders(code.chinese())).isEqualTo(placeholders(code.english()));
        assertThat(code.chinese()).isNotBlank();
        assertThat(code.clause()).matches("[一二三四五六七]（[一二三四]）.*");
        assertThat(code.slug()).matches("[a-z-]+");
    }

    @ParameterizedTest
    @EnumSource(WarningCode.class)
    void warningsDoSoToo(WarningCode code) {
        assertThat(placeholders(code.chinese())).isEqualTo(placeholders(code.english()));
        assertThat(code.clause()).matches("[一二三四五六七]（[一二三四]）.*");
    }

    private static int placeholders(String sentence) {
        return sentence.split("%s", -1).length - 1;
    }
}
