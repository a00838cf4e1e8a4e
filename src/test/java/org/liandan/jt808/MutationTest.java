package org.liandan.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * One byte of a golden frame changed never yields another message than the frame had: the check code is wrong, or there is a
 * reason, or a flag in the middle cuts the frame into two faults, or it is the same message still. That last can only be where
 * the byte is in front of the first or behind the last flag, or where it is a flag beside another.
 */
class MutationTest {

    /** Frames up to this length are changed to every other value, longer ones to those that are likely to hurt. */
    private static final int SHORT_BYTES = 48;

    private static final int[] HURTFUL = {0, 1, 2, 3, 0x20, 0x40, 0x7b, 0x7c, 0x7d, 0x7e, 0x7f, 0xff};

    @TestFactory
    Stream<DynamicTest> one_changed_byte_never_gives_another_message() {
        return Fixture.all().stream()
                .filter(fixture -> !messages(fixture.read()).isEmpty())
                .map(fixture -> DynamicTest.dynamicTest(fixture.toString(), () -> mutate(fixture)));
    }

    private static void mutate(Fixture fixture) {
        Set<Outcome> good = new HashSet<>(messages(fixture.read()));
        byte[] bytes = fixture.wire().toArray();
        List<String> silent = new ArrayList<>();
        for (int at = 0; at < bytes.length; at++) {
            byte kept = bytes[at];
            for (int value : values(kept & 0xff, bytes.length)) {
                bytes[at] = (byte) value;
                List<Outcome> outcomes = fixture.read(bytes);
                if (!good.containsAll(messages(outcomes))) {
                    silent.add("byte %d from %02x to %02x: %s".formatted(at, kept, value, outcomes));
                }
            }
            bytes[at] = kept;
        }

        assertThat(silent).isEmpty();
    }

    private static int[] values(int kept, int length) {
        IntStream values = length <= SHORT_BYTES
                ? IntStream.range(0, 256)
                : IntStream.concat(Arrays.stream(HURTFUL), IntStream.range(0, 8).map(bit -> kept ^ 1 << bit));
        return values.filter(value -> value != kept).toArray();
    }

    private static List<Outcome> messages(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome instanceof Outcome.FromTerminal || outcome instanceof Outcome.FromPlatform)
                .toList();
    }
}
