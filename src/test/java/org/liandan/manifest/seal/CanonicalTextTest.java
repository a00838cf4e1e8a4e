package org.liandan.manifest.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalTextTest {

    @Test
    void membersAreInOrderWithoutBlanksAndOnlyWhatMustBeIsEscaped() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("seq", 2);
        value.put("kind", "a\"b\\c\n\u0001/€😀");
        value.put("entries", Map.of("volumeM3", "12.5"));
        value.put("Z", List.of(true, "x"));

        assertThat(CanonicalText.write(value))
                .isEqualTo("{\"Z\":[true,\"x\"],\"entries\":{\"volumeM3\":\"12.5\"},"
                        + "\"kind\":\"a\\\"b\\\\c\\n\\u0001/€😀\",\"seq\":2}");
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll Map<String, String> texts) {
        Map<String, String> whole = new LinkedHashMap<>();
        texts.forEach((name, text) -> whole.put(wholePairs(name), wholePairs(text)));

        assertThat(CanonicalText.read(CanonicalText.write(whole))).isEqualTo(whole);
    }

    private static String wholePairs(String text) {
        StringBuilder whole = new StringBuilder();
        text.codePoints()
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }

    @Test
    void halfASurrogatePairHasNoForm() {
        assertThatThrownBy(() -> CanonicalText.write(Map.of("a", "\ud83d")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("surrogate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"a\":1} ",
                "{ \"a\":1}",
                "{\"b\":1,\"a\":2}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":01}",
                "{\"a\":1.5}",
                "{\"a\":-0}",
                "{\"a\":null}",
                "{\"a\":\"\\/\"}",
                "{\"a\":\"\\u0041\"}",
                "{\"a\":\"\\u00\"}",
                "{\"a\":\"x}",
                "{\"a\":99999999999999999999}",
                "{\"a\":[[[[[[[[[[[[\"deep\"]]]]]]]]]]]]}"
            })
    void anotherFormIsRefused(String text) {
        assertThatThrownBy(() -> CanonicalText.read(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
