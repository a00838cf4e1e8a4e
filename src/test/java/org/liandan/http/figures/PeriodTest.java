package org.liandan.http.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.liandan.http.Problem;

class PeriodTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void withoutDaysItIsTheLastThirty() {
        assertThat(Period.readable(null, "", TODAY)).isEqualTo(new Period(LocalDate.of(2026, 10, 24), TODAY));
        assertThat(Period.strict(null, null, TODAY)).isEqualTo(Period.readable(null, null, TODAY));
    }

    @Test
    void itBeginsAndEndsWithDaysOfTheDistrict() {
        Period day = new Period(TODAY, TODAY);
        assertThat(day.from()).isEqualTo("2026-11-21T16:00:00Z");
        assertThat(day.until()).isEqualTo("2026-11-22T16:00:00Z");
        assertThat(day.days()).isOne();
    }

    @Test
    void whatAPersonTypesWrongIsMendedForAProgramItIsRefused() {
        assertThat(Period.readable("gestern", "2026-11-20", TODAY).last()).isEqualTo("2026-11-20");
        assertThat(Period.readable("2026-12-24", "2026-11-20", TODAY).days()).isOne();
        assertThat(Period.readable("1990-01-01", "2026-11-20", TODAY).days()).isEqualTo(Period.MOST_DAYS);
        assertThatThrownBy(() -> Period.strict("gestern", null, TODAY)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Period.strict("2026-12-24", "2026-11-20", TODAY))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Period.strict("2025-11-19", "2026-11-20", TODAY))
                .isInstanceOf(Problem.class);
        assertThat(Period.strict("2025-11-20", "2026-11-20", TODAY).days()).isEqualTo(366);
    }

    @Property
    void theSpanBeforeIsAsLongAndTouchesIt(@ForAll @IntRange(min = 1, max = Period.MOST_DAYS) int days) {
        Period period = new Period(TODAY.minusDays(days - 1L), TODAY);
        assertThat(period.before().days()).isEqualTo(days);
        assertThat(period.before().until()).isEqualTo(period.from());
        assertThat(period.each()).hasSize(days);
    }

    @Test
    void aFigureSaysByHowMuchItChangedWhereThatCanBeTold() {
        assertThat(Figure.count(15, 10, "").changePercent()).isEqualTo(50);
        assertThat(Figure.count(15, 10, "").change()).isEqualTo("▲ +50%");
        assertThat(Figure.count(0, 10, "").change()).isEqualTo("▼ -100%");
        assertThat(Figure.count(10, 10, "").change()).isEqualTo("= 0%");
        assertThat(Figure.count(3, 0, "").change()).isEmpty();
        assertThat(Figure.count(3, 0, "").changePercent()).isNull();
        assertThat(Figure.UNKNOWN.changePercent()).isNull();
    }

    @Test
    void numbersAreWrittenWithThousandsApart() {
        assertThat(Figure.amount(new BigDecimal("1234567.84"), "").written()).isEqualTo("1,234,567.8");
        assertThat(Figure.count(1000, "").written()).isEqualTo("1,000");
        assertThat(Figure.count(0, "").written()).isEqualTo("0");
        assertThat(Figure.percent(1, 3).written()).isEqualTo("33.3");
        assertThat(Figure.percent(1, 0).written()).isEqualTo("—");
    }
}
