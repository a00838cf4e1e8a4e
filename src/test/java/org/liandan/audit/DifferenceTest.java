package org.liandan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DifferenceTest {

    @Test
    void ofBeforeAndAfterOnlyWhatHasChangedIsShown() {
        assertThat(shown(Map.of(
                        "before", Map.of("roles", List.of("CARRIER"), "active", true),
                        "after", Map.of("roles", List.of("CARRIER", "DRIVER"), "active", true))))
                .isEqualTo("roles: CARRIER → CARRIER, DRIVER");
    }

    @Test
    void whatIsNewAndWhatIsGoneAreChangesToo() {
        assertThat(shown(Map.of("before", Map.of("a", 1), "after", Map.of("b", 2))))
                .isEqualTo("a: 1 → null | b:  → 2");
    }

    @Test
    void changesThatWereWrittenAsWordsAreReadAsChanges() {
        assertThat(shown(Map.of("reason", "会议纪要", "changes", Map.of("speedLimitDeciKph", "600 → 500"))))
                .isEqualTo("speedLimitDeciKph: 600 → 500 | reason: 会议纪要");
    }

    @Test
    void everythingElseIsAValueWithDotsWhereItLiesDeeper() {
        assertThat(shown(Map.of("place", Map.of("code", "A-1"), "lines", 3))).isEqualTo("lines: 3 | place.code: A-1");
    }

    @ParameterizedTest
    @CsvSource({
        "phone, 13904728888, 139****8888",
        "detail, 请致电 13904728888 或 15847210001, 请致电 139****8888 或 158****0001",
        "idNumber, 15020319800101123X, 150203***********X",
        "driverName, 王小明, 王**",
        "password, hunter22, ******",
        "number, 150203-20261122-000012-Y, 150203-20261122-000012-Y",
        "creditCode, 91150203MB00000010, 91150203MB00000010",
        "digest, 0139047288881234567890, 0139047288881234567890",
    })
    void personalDataIsMaskedAndNothingElse(String field, String value, String masked) {
        assertThat(PersonalData.masked(field, value)).isEqualTo(masked);
    }

    @Test
    void anEntryThatSaysTooMuchIsCut() {
        Map<String, Object> much = new TreeMap<>();
        for (int i = 0; i < 500; i++) {
            much.put("field" + i, "x".repeat(5_000));
        }

        List<Difference> shown = Difference.of(much);

        assertThat(shown).hasSize(Difference.MOST_LINES + 1);
        assertThat(shown.getLast().after()).isEqualTo("+440");
        assertThat(shown.getFirst().after()).hasSizeLessThan(500);
    }

    @Property
    void aCursorIsReadAsItWasWritten(
            @ForAll @LongRange(max = 99_999_999_999_999_999L) long micros, @ForAll @LongRange(min = 1) long id) {
        long bounded = id % 1_000_000_000_000_000_000L;
        AuditCursor cursor = new AuditCursor(
                Instant.EPOCH.plus(Duration.ofSeconds(micros / 1_000_000, micros % 1_000_000 * 1_000)), bounded);

        assertThat(AuditCursor.of(cursor.text())).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "1", "1-", "-1", "1-2-3", "x-1", "99999999999999999999-1", "1-' or 1=1"})
    void whatIsNoCursorIsNone(String text) {
        assertThat(AuditCursor.of(text)).isEmpty();
    }

    private static String shown(Map<String, ?> detail) {
        return Difference.of(detail).stream()
                .map(line -> line.field() + ": " + (line.isChange() ? line.before() + " → " : "") + line.after())
                .collect(Collectors.joining(" | "));
    }
}
