package org.liandan.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every frame of {@code protocol-fixtures/} decodes to the values that its file expects, or is refused for the reason that
 * its file expects. The expectations come from an independent decoder and from the standard, never from this one.
 */
class FixtureTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> BODY_FAULTS = Set.of("body_too_short", "trailing_bytes", "bad_field");

    @TestFactory
    Stream<DynamicTest> decodes_as_expected() {
        return Fixture.all().stream().map(fixture -> DynamicTest.dynamicTest(fixture.toString(), () -> check(fixture)));
    }

    @Test
    void every_fixture_says_where_it_comes_from() {
        assertThat(Fixture.all())
                .allSatisfy(fixture -> assertThat(
                                List.of(fixture.text("origin"), fixture.text("source"), fixture.text("licence")))
                        .as(fixture.toString())
                        .doesNotContain(""));
    }

    private static void check(Fixture fixture) {
        List<Outcome> outcomes = fixture.read();
        List<JsonNode> expected = fixture.expected();
        assertThat(outcomes).as("outcomes").hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            check(outcomes.get(i), expected.get(i));
        }
    }

    private static void check(Outcome outcome, JsonNode expected) {
        switch (outcome) {
            case Outcome.Refused(Malformed malformed) -> {
                assertThat(malformed.reason().label())
                        .as(malformed.toString())
                        .isEqualTo(expected.path("malformed").asText("a message"));
                Header header = malformed.header();
                if (header != null) {
                    compare("header", expected.path("header"), JSON.valueToTree(Fields.of(header)));
                }
            }
            case Outcome.Fragment(Header header) ->
                compare("fragment", expected.path("fragment"), JSON.valueToTree(Fields.of(header)));
            case Outcome.FromTerminal(Header header, TerminalMessage message) ->
                checkMessage(expected, header, message instanceof UnknownTerminalMessage ? null : Fields.of(message));
            case Outcome.FromPlatform(Header header, PlatformMessage message) ->
                checkMessage(expected, header, message instanceof UnknownPlatformMessage ? null : Fields.of(message));
        }
    }

    /** Of a message that this codec does not read, the header alone can be compared. */
    private static void checkMessage(JsonNode expected, Header header, @Nullable Map<String, @Nullable Object> body) {
        if (body == null && BODY_FAULTS.contains(expected.path("malformed").asText())) {
            return;
        }
        assertThat(expected.has("malformed"))
                .as("expected to be refused: " + expected)
                .isFalse();
        compare("header", expected.path("header"), JSON.valueToTree(Fields.of(header)));
        if (body != null && expected.has("body")) {
            compare("body", expected.path("body"), JSON.valueToTree(body));
        }
    }

    /** Everything expected is there; what the fixture does not speak of is free. */
    private static void compare(String path, JsonNode expected, JsonNode actual) {
        if (expected.isObject()) {
            for (Map.Entry<String, JsonNode> field : expected.properties()) {
                compare(path + "." + field.getKey(), field.getValue(), actual.path(field.getKey()));
            }
        } else if (expected.isArray()) {
            assertThat(actual.size()).as(path + " of " + actual).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                compare(path + "[" + i + "]", expected.get(i), actual.get(i));
            }
        } else if (expected.isNumber()) {
            assertThat(actual.isNumber()).as(path + " is " + actual).isTrue();
            assertThat(actual.asDouble()).as(path).isEqualTo(expected.asDouble());
        } else {
            assertThat(actual).as(path).isEqualTo(expected);
        }
    }
}
