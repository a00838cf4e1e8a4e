package org.liandan.cluster.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.liandan.cluster.Told;

/** How lines are packed into notifications, of which PostgreSQL takes less than 8,000 bytes each. */
class ServerTalkTest {

    private static final int TOO_LONG = 8_000;

    @Property(tries = 200)
    void whatIsPackedComesOutInItsOrder(@ForAll @Size(max = 60) List<@IntRange(min = 1, max = 2_600) Integer> lengths) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < lengths.size(); i++) {
            lines.add(i + " " + "联".repeat(lengths.get(i)));
        }

        List<String> payloads = ServerTalk.payloads(2_000_000_000, lines);

        assertThat(payloads)
                .allSatisfy(payload ->
                        assertThat(payload.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(TOO_LONG))
                .allSatisfy(payload -> assertThat(payload).startsWith("2000000000"));
        assertThat(payloads.stream().flatMap(payload -> payload.lines().skip(1)))
                .containsExactlyElementsOf(lines);
    }

    @Example
    void aLineIsASubjectAndTheRest() {
        assertThat(ServerTalk.read(7, "seat 13912345678 12")).isEqualTo(new Told(7, "seat", "13912345678 12"));
        assertThat(ServerTalk.read(7, "routes ")).isEqualTo(new Told(7, "routes", ""));
    }

    @Example
    void whatIsNoLineOfOursIsPassedOver() {
        assertThat(ServerTalk.read(7, "")).isNull();
        assertThat(ServerTalk.read(7, "words")).isNull();
        assertThat(ServerTalk.read(7, " words")).isNull();
    }
}
