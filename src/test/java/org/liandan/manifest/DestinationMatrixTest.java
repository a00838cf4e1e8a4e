package org.liandan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.liandan.place.PlaceKind;
import org.liandan.policy.Policy;

class DestinationMatrixTest {

    @ParameterizedTest(name = "{0}, good soil: {1} → {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "RENOVATION_WASTE,   -,     SORTING_CENTRE",
                "ENGINEERING_SOIL,   true,  TRANSFER_YARD BACKFILL_SITE",
                "ENGINEERING_SOIL,   -,     TRANSFER_YARD BACKFILL_SITE",
                "ENGINEERING_SOIL,   false, ''",
                "ENGINEERING_WASTE,  -,     SORTING_CENTRE BACKFILL_SITE",
                "ENGINEERING_SLURRY, -,     SORTING_CENTRE BACKFILL_SITE",
                "DEMOLITION_WASTE,   -,     SORTING_CENTRE BACKFILL_SITE"
            })
    void allowsWhatTheNoticeSaysAndNothingElse(WasteCategory category, Boolean goodSoil, String kinds) {
        String judged = Arrays.stream(PlaceKind.values())
                .filter(kind -> DestinationMatrix.judge(category, goodSoil, kind, Policy.PROPOSED)
                        .isEmpty())
                .map(PlaceKind::name)
                .collect(Collectors.joining(" "));

        assertThat(judged).isEqualTo(kinds);
    }

    @ParameterizedTest
    @EnumSource(WasteCategory.class)
    void saysWhereTheLoadMayGoInstead(WasteCategory category) {
        Refusal refusal = DestinationMatrix.judge(category, null, PlaceKind.LANDFILL, Policy.PROPOSED)
                .orElseThrow();

        assertThat(refusal.code()).isEqualTo(RefusalCode.DESTINATION_NOT_ALLOWED);
        assertThat(refusal.field()).isEqualTo("destinationPlace");
        assertThat(refusal.sentence().chinese()).startsWith(category.chinese() + "不得运往填埋场，应运往：");
    }
}
