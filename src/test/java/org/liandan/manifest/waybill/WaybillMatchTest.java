package org.liandan.manifest.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liandan.manifest.ManifestNumber;

/** Which of the manifests that wait a truck's waybill fills. */
class WaybillMatchTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:30:00Z");
    private static final String PLATE = "蒙B12345";
    private static final ManifestNumber FIRST = number(1);
    private static final ManifestNumber SECOND = number(2);
    private static final ManifestNumber THIRD = number(3);

    @Test
    void theOnlyOneThatWaitsIsMeant() {
        assertThat(match("司机=李四", waits(FIRST))).isEqualTo(new WaybillMatch.Found(FIRST));
    }

    @Test
    void theOneForWhichTheTruckIsNamedIsMeant() {
        assertThat(match("司机=李四", waits(FIRST), named(SECOND), at(THIRD))).isEqualTo(new WaybillMatch.Found(SECOND));
    }

    @Test
    void elseTheOneWhereTheTruckStands() {
        assertThat(match("司机=李四", waits(FIRST), at(SECOND))).isEqualTo(new WaybillMatch.Found(SECOND));
    }

    @Test
    void ofSeveralAlikeNoneIsGuessed() {
        assertThat(codes(match("司机=李四", at(FIRST), at(SECOND), waits(THIRD)))).containsExactly("WAYBILL_AMBIGUOUS");
    }

    @Test
    void oneThatIsNumberedIsMeantWhateverWaits() {
        assertThat(match("联单编号=" + THIRD.printed(), at(FIRST), named(SECOND))).isEqualTo(new WaybillMatch.Found(THIRD));
    }

    @Test
    void noneWaits() {
        assertThat(codes(match("司机=李四"))).containsExactly("WAYBILL_NO_MANIFEST");
    }

    @Test
    void anotherTrucksWaybillIsRefused() {
        assertThat(codes(match("车牌=蒙B54321", waits(FIRST)))).containsExactly("WAYBILL_WRONG_TRUCK");
        assertThat(match("车牌=蒙b·12345", waits(FIRST))).isEqualTo(new WaybillMatch.Found(FIRST));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20 08:30, ''",
        "2026-11-20 08:29, WAYBILL_LATE",
        "2026-11-21 08:35, ''",
        "2026-11-21 08:36, WAYBILL_AHEAD"
    })
    void r427WhatIsADayOldIsNotTakenAnyMoreAndWhatIsToComeNotYet(String filledIn, String code) {
        assertThat(codes(match("填报时间=" + filledIn, waits(FIRST))))
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({
        // accepted, names number or time, truck still carries it, minutes ago, is a repetition
        "true, true, false, 6000, true",
        "true, false, true, 6000, true",
        "true, false, false, 9, true",
        "true, false, false, 10, false",
        "false, true, false, 1, false"
    })
    void theSameLinesAreTheSameWaybillOnlyWhereTheyCannotBeTheNextLoads(
            boolean accepted, boolean identified, boolean carried, int minutes, boolean repeated) {
        var earlier = new EarlierWaybill(accepted, identified, carried, NOW.minus(Duration.ofMinutes(minutes)));

        assertThat(earlier.isRepeatedAt(NOW)).isEqualTo(repeated);
    }

    private static WaybillMatch match(String text, Candidate... candidates) {
        var reading = WaybillContent.read(text.getBytes(StandardCharsets.UTF_8));
        return WaybillMatch.of(((WaybillContent.Legible) reading).content(), PLATE, List.of(candidates), NOW);
    }

    private static List<String> codes(WaybillMatch match) {
        return switch (match) {
            case WaybillMatch.Found _ -> List.of();
            case WaybillMatch.Refused(List<WaybillReason> reasons) ->
                reasons.stream().map(WaybillReason::code).toList();
        };
    }

    private static Candidate waits(ManifestNumber number) {
        return new Candidate(number, false, false);
    }

    private static Candidate named(ManifestNumber number) {
        return new Candidate(number, true, false);
    }

    private static Candidate at(ManifestNumber number) {
        return new Candidate(number, false, true);
    }

    private static ManifestNumber number(int serial) {
        return ManifestNumber.of(LocalDate.of(2026, 11, 21), serial);
    }
}
