package org.liandan.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReceivedRangesTest {

    @Test
    void anEmptyFileIsCompleteFromTheStart() {
        ReceivedRanges ranges = new ReceivedRanges(0);

        assertThat(ranges.complete()).isTrue();
        assertThat(ranges.missing()).isEmpty();
    }

    @Test
    void whatWasLostInTheMiddleIsNamed() {
        ReceivedRanges ranges = new ReceivedRanges(100);
        ranges.add(0, 30);
        ranges.add(60, 40);

        assertThat(ranges.missing()).containsExactly(new ReceivedRanges.Range(30, 30));
        assertThat(ranges.complete()).isFalse();
    }

    @Test
    void bytesOutsideTheFileAreNotTaken() {
        ReceivedRanges ranges = new ReceivedRanges(100);

        assertThat(ranges.add(90, 11)).isFalse();
        assertThat(ranges.add(-1, 5)).isFalse();
        assertThat(ranges.add(101, 0)).isFalse();
        assertThat(ranges.add(1, Long.MAX_VALUE)).isFalse();
        assertThat(ranges.missing()).containsExactly(new ReceivedRanges.Range(0, 100));
    }

    @Test
    void crumbsAllOverTheFileAreRefusedAtSomePoint() {
        ReceivedRanges ranges = new ReceivedRanges(1_000_000);
        int taken = 0;
        while (taken < 100_000 && ranges.add(taken * 2L, 1)) {
            taken++;
        }

        assertThat(taken).isEqualTo(4096);
        assertThat(ranges.add(1, 1)).as("what fills a gap is still taken").isTrue();
    }

    /** The reference: one bit for each byte. */
    @Property
    void whateverComesTheGapsAreWhatHasNotCome(
            @ForAll @IntRange(min = 0, max = 200) int size,
            @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 40_000) Integer> blocks) {
        ReceivedRanges ranges = new ReceivedRanges(size);
        BitSet come = new BitSet(size);
        for (int block : blocks) {
            int offset = block / 200;
            int length = block % 200;
            boolean fits = offset + length <= size;

            assertThat(ranges.add(offset, length)).isEqualTo(fits);
            if (fits) {
                come.set(offset, offset + length);
            }
        }

        BitSet missing = new BitSet(size);
        ranges.missing().forEach(gap -> missing.set((int) gap.offset(), (int) (gap.offset() + gap.length())));
        come.flip(0, size);
        assertThat(missing).isEqualTo(come);
        assertThat(ranges.complete()).isEqualTo(come.isEmpty());
        assertThat(ranges.missing()).allSatisfy(gap -> assertThat(gap.length()).isPositive());
    }
}
