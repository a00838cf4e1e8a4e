package org.liandan.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BilingualTest {

    @Test
    void theEnglishHalfStartsBehindTheLastChineseCharacter() {
        String sentence = "应为 18 位，现为 17 位 must have 18 characters, has 17";

        assertThat(sentence.substring(Bilingual.startOfEnglish(sentence))).isEqualTo("must have 18 characters, has 17");
    }

    @Test
    void aChineseSentenceWithAUnitBehindItStaysWhole() {
        assertThat(Bilingual.startOfEnglish("不得超过 40 m³")).isEqualTo(-1);
    }

    @Test
    void aSentenceInEnglishAloneStaysWhole() {
        assertThat(Bilingual.startOfEnglish("must not be empty")).isEqualTo(-1);
    }
}
