package org.liandan.manifest.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.RefusalReason;
import org.liandan.manifest.WasteCategory;
import org.liandan.manifest.store.ManifestSummary;
import org.liandan.manifest.store.RefusedLoad;

/** In which column of the board a load stands. */
class BoardColumnTest {

    private static final Instant AT = Instant.parse("2026-11-20T04:00:00Z");
    private static final ArrivalLine INSIDE = new ArrivalLine("已在场内", "", true, 0);
    private static final ArrivalLine COMING = new ArrivalLine("约 7 分钟后到", "", false, 7);

    @ParameterizedTest
    @CsvSource({"ISSUED, ISSUED", "IN_TRANSIT, UNDER_WAY", "DELIVERED, AT_THE_GATE", "DRAFT,", "CANCELLED,", "CLOSED,"})
    void byItsState(ManifestState state, BoardColumn.Kind column) {
        assertThat(BoardColumn.of(load(state), false, null, null)).isEqualTo(column);
    }

    @Test
    void aTruckInTheFenceWaitsForTheReceiverWhateverThePaperSays() {
        assertThat(BoardColumn.of(load(ManifestState.IN_TRANSIT), false, INSIDE, null))
                .isEqualTo(BoardColumn.Kind.AT_THE_GATE);
        assertThat(BoardColumn.of(load(ManifestState.IN_TRANSIT), false, COMING, null))
                .isEqualTo(BoardColumn.Kind.UNDER_WAY);
    }

    @Test
    void whatIsOverdueStandsThereAndNowhereElse() {
        assertThat(BoardColumn.of(load(ManifestState.DELIVERED), true, null, null))
                .isEqualTo(BoardColumn.Kind.OVERDUE);
    }

    @Test
    void aRefusedLoadStandsThereUntilItGoesOn() {
        RefusedLoad open = new RefusedLoad(RefusalReason.SITE_FULL, null, null, null);
        RefusedLoad onward = new RefusedLoad(RefusalReason.SITE_FULL, null, number(), "堆填场");
        assertThat(BoardColumn.of(load(ManifestState.REJECTED), false, null, open))
                .isEqualTo(BoardColumn.Kind.REFUSED);
        assertThat(BoardColumn.of(load(ManifestState.CLOSED), false, null, open))
                .as("a part was not taken")
                .isEqualTo(BoardColumn.Kind.REFUSED);
        assertThat(BoardColumn.of(load(ManifestState.REJECTED), false, null, onward))
                .isNull();
    }

    private static ManifestNumber number() {
        return ManifestNumber.of(LocalDate.of(2026, 11, 20), 17);
    }

    private static ManifestSummary load(ManifestState state) {
        return new ManifestSummary(
                number(),
                state,
                1,
                "产出方",
                "承运方",
                "接收方",
                "工地",
                "分拣中心",
                WasteCategory.RENOVATION_WASTE,
                BigDecimal.TEN,
                AT,
                null,
                null,
                null,
                null,
                null,
                0,
                AT,
                AT);
    }
}
