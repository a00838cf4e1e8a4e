package org.liandan.manifest.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.liandan.fleet.PlateNumber;
import org.liandan.manifest.ManifestNumber;

/** What a hand-over link is good for, and for how long. */
class HandoverLinkTest {

    private static final Instant MADE = Instant.parse("2026-11-21T00:30:00Z");
    private static final Instant EXPIRES = MADE.plus(Duration.ofMinutes(30));
    private static final Duration PATIENCE = Duration.ofDays(3);

    private static HandoverLink link(@Nullable Instant openedAt, @Nullable String confirmation, boolean withdrawn) {
        return new HandoverLink(
                7,
                ManifestNumber.of(LocalDate.of(2026, 11, 21), 7),
                null,
                false,
                EXPIRES,
                openedAt,
                confirmation,
                withdrawn);
    }

    private static Instant minutes(int afterMade) {
        return MADE.plus(Duration.ofMinutes(afterMade));
    }

    @ParameterizedTest
    @CsvSource({
        // received after minutes, code
        "0, ''",
        "30, ''",
        "31, HANDOVER_EXPIRED",
    })
    void aLinkIsGoodForHalfAnHour(int receivedAfter, String code) {
        assertThat(told(link(null, null, false).judge("a", minutes(receivedAfter), minutes(receivedAfter), PATIENCE)))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        // opened, declared, received (minutes after it was made), what comes of it
        "10, 12, 31, ''",
        "10, 12, 4350, ''",
        "10, 12, 4351, HANDOVER_EXPIRED",
        "10, 35, 60, ''",
        "10, 36, 60, HANDOVER_EXPIRED",
        "10, 5, 60, ''",
        "10, 4, 60, HANDOVER_EXPIRED",
    })
    void aConfirmationGivenInTimeOnAnOpenedPageMayComeLate(int opened, int declared, int received, String code) {
        assertThat(told(link(minutes(opened), null, false).judge("a", minutes(declared), minutes(received), PATIENCE)))
                .isEqualTo(code);
    }

    @Test
    void aPageThatWasNeverOpenedCannotHaveWaited() {
        assertThat(told(link(null, null, false).judge("a", minutes(12), minutes(60), PATIENCE)))
                .isEqualTo("HANDOVER_EXPIRED");
    }

    @Test
    void theSameConfirmationAgainIsTheSameAndAnotherIsAReplay() {
        HandoverLink used = link(minutes(1), "a", false);

        assertThat(used.judge("a", minutes(2), minutes(9000), PATIENCE)).isInstanceOf(HandoverLink.Repeated.class);
        assertThat(told(used.judge("b", minutes(2), minutes(3), PATIENCE))).isEqualTo("HANDOVER_USED");
    }

    @Test
    void aNewerLinkTakesItsPlace() {
        assertThat(told(link(minutes(1), null, true).judge("a", minutes(2), minutes(3), PATIENCE)))
                .isEqualTo("HANDOVER_WITHDRAWN");
    }

    @Test
    void aNamedTruckIsTheOnlyOne() {
        HandoverLink named = new HandoverLink(
                7,
                ManifestNumber.of(LocalDate.of(2026, 11, 21), 7),
                new PlateNumber("蒙B12345"),
                false,
                EXPIRES,
                null,
                null,
                false);

        assertThat(named.isFor("蒙b·12345")).isTrue();
        assertThat(named.isFor("蒙B54321")).isFalse();
        assertThat(link(null, null, false).isFor("蒙B54321")).isTrue();
    }

    @Property
    void whateverComesInWhateverOrderOneConfirmationIsTaken(
            @ForAll @Size(max = 12) List<@IntRange(max = 3) Integer> phones,
            @ForAll @IntRange(max = 200) int firstAfter) {
        HandoverLink link = link(minutes(0), null, false);
        @Nullable String taken = null;
        int after = firstAfter;
        for (int phone : phones) {
            String id = "phone-" + phone;
            switch (link.judge(id, minutes(after), minutes(after), PATIENCE)) {
                case HandoverLink.Good _ -> {
                    assertThat(taken).isNull();
                    taken = id;
                    link = link(minutes(0), id, false);
                }
                case HandoverLink.Repeated _ -> assertThat(id).isEqualTo(taken);
                case HandoverLink.Refused(HandoverCode code) -> assertThat(code).isNotNull();
            }
            after += phone;
        }
    }

    @Property
    void aTokenIsItsRandomBytesAndTellsThemToNobody(@ForAll @Size(16) byte[] random) {
        HandoverToken token = HandoverToken.of(random);

        assertThat(HandoverToken.check(token.text())).contains(token);
        assertThat(token.digest()).hasSize(32);
        assertThat(token).hasToString("HandoverToken[…]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "short", "0123456789012345678901/", "' or 1=1 --            ", "０１２３４５６７８９０１２３４５６７８９０１"})
    void whatCannotBeATokenIsNone(String text) {
        assertThat(HandoverToken.check(text)).isEmpty();
        assertThatThrownBy(() -> new HandoverToken(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusalHasBothLanguagesAClauseAndAStatus(HandoverCode code) {
        assertThat(code.sentence().chinese()).isNotBlank();
        assertThat(code.sentence().english()).isNotBlank();
        assertThat(code.clause()).isNotBlank();
        assertThat(code.status()).isBetween(400, 429);
    }

    private static String told(HandoverLink.Verdict verdict) {
        return switch (verdict) {
            case HandoverLink.Good _, HandoverLink.Repeated _ -> "";
            case HandoverLink.Refused(HandoverCode code) -> code.name();
        };
    }
}
