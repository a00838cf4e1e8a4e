package org.liandan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.liandan.party.OrganizationId;
import org.liandan.place.PlaceId;

/** Numbers that a place without network gives by itself. */
class NumberBlockTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final OrganizationId OWNER = new OrganizationId(1);
    private static final PlaceId PLACE = new PlaceId(11);
    private static final Instant EXPIRY = Instant.parse("2026-12-01T16:00:00Z");
    private static final NumberBlock BLOCK = new NumberBlock(1, OWNER, PLACE, DAY, 900_000, 20, EXPIRY);

    @Test
    void isGivenByItsOwnerAtItsPlaceOnItsDayUntilItExpires() {
        assertThat(judge(Optional.of(BLOCK), false, OWNER, PLACE, DAY, EXPIRY.minusMillis(1)))
                .isEmpty();
        assertThat(code(judge(Optional.of(BLOCK), false, OWNER, PLACE, DAY, EXPIRY)))
                .isEqualTo(RefusalCode.NUMBER_EXPIRED);
        assertThat(code(judge(Optional.of(BLOCK), true, OWNER, PLACE, DAY, Loads.NOW)))
                .isEqualTo(RefusalCode.NUMBER_USED);
        assertThat(code(judge(Optional.of(BLOCK), false, OWNER, new PlaceId(12), DAY, Loads.NOW)))
                .isEqualTo(RefusalCode.NUMBER_OTHER_PLACE);
        assertThat(code(judge(Optional.of(BLOCK), false, OWNER, PLACE, DAY.plusDays(1), Loads.NOW)))
                .isEqualTo(RefusalCode.NUMBER_OTHER_DAY);
    }

    @Test
    void somebodyElsesNumberLooksLikeOneThatNobodyReserved() {
        var foreign = judge(Optional.of(BLOCK), true, new OrganizationId(2), PLACE, DAY, EXPIRY);

        assertThat(code(foreign)).isEqualTo(RefusalCode.NUMBER_NOT_RESERVED);
        assertThat(foreign).isEqualTo(judge(Optional.empty(), false, new OrganizationId(2), PLACE, DAY, EXPIRY));
    }

    @Property
    void containsExactlyItsOwnNumbers(
            @ForAll @IntRange(min = 1, max = 999_999) int serial,
            @ForAll @IntRange(min = 900_000, max = 999_799) int first,
            @ForAll @IntRange(min = 1, max = 200) int size) {
        var block = new NumberBlock(1, OWNER, PLACE, DAY, first, size, EXPIRY);
        var number = ManifestNumber.of(DAY, serial);

        assertThat(block.contains(number)).isEqualTo(block.numbers().contains(number));
        assertThat(block.numbers()).hasSize(size).doesNotHaveDuplicates().allMatch(block::contains);
        assertThat(block.contains(ManifestNumber.of(DAY.plusDays(1), first))).isFalse();
    }

    private static Optional<Refusal> judge(
            Optional<NumberBlock> block,
            boolean used,
            OrganizationId organization,
            PlaceId origin,
            LocalDate handedOver,
            Instant now) {
        return NumberBlock.judge(block, used, organization, Optional.of(origin), Optional.of(handedOver), now);
    }

    private static RefusalCode code(Optional<Refusal> refusal) {
        return refusal.orElseThrow().code();
    }
}
