package org.liandan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

/** The books of a place. */
class MassBalanceTest {

    private static final BigDecimal TOLERANCE = new BigDecimal("0.10");

    @Property
    void whatIsTakenUpToTheAvailableVolumeKeepsTheBooksBalanced(
            @ForAll @Size(max = 30) List<@BigRange(min = "0", max = "200") @Scale(3) BigDecimal> came,
            @ForAll @Size(max = 30) List<@BigRange(min = "0", max = "300") @Scale(3) BigDecimal> wanted) {
        MassBalance books = MassBalance.EMPTY;
        for (BigDecimal m3 : came) {
            books = books.plusIn(m3);
        }
        boolean residue = false;
        for (BigDecimal m3 : wanted) {
            MassBalance after = residue ? books.plusResidue(m3) : books.plusOut(m3);
            assertThat(after.holds(TOLERANCE)).isEqualTo(m3.compareTo(books.availableM3(TOLERANCE)) <= 0);
            books = after.holds(TOLERANCE) ? after : books;
            residue = !residue;
        }

        assertThat(books.holds(TOLERANCE)).isTrue();
        assertThat(books.outM3().add(books.residueM3()))
                .isLessThanOrEqualTo(books.inM3().multiply(new BigDecimal("1.10")));
    }

    @Property
    void stockIsWhatCameAndWasThereWithoutWhatLeft(
            @ForAll @BigRange(min = "0", max = "1000") BigDecimal opening,
            @ForAll @BigRange(min = "0", max = "1000") BigDecimal in,
            @ForAll @BigRange(min = "0", max = "1000") BigDecimal out) {
        var books = new MassBalance(opening, in, BigDecimal.ZERO, BigDecimal.ZERO).plusOut(out);

        assertThat(books.stockM3().add(out)).isEqualByComparingTo(opening.add(in));
    }
}
