package org.liandan.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final String SECRET = WebhookSignature.secret("the installation's secret", "00ff");

    @Test
    void the_header_is_what_any_hmac_tool_computes() {
        // printf '1763784000.{"a":1}' | openssl dgst -sha256 -hmac secret
        assertThat(WebhookSignature.of("secret", Instant.ofEpochSecond(1_763_784_000), "{\"a\":1}"))
                .isEqualTo("t=1763784000,v1=d791f30be0f683780e2cb71c09901311f7e48d1191a55b85bea5769620546225");
    }

    @Property(tries = 100)
    void one_changed_character_of_the_body_breaks_it(
            @ForAll @StringLength(min = 1, max = 60) String body, @ForAll @IntRange(max = 59) int where) {
        String header = WebhookSignature.of(SECRET, NOW, body);
        int at = where % body.length();
        // another letter of the same encoded form would be the same text: a digit never is what it replaces
        String changed = body.substring(0, at) + (body.charAt(at) == '7' ? '8' : '7') + body.substring(at + 1);

        assertThat(WebhookSignature.holds(header, SECRET, body, NOW, FIVE_MINUTES))
                .isTrue();
        assertThat(WebhookSignature.holds(header, SECRET, changed, NOW, FIVE_MINUTES))
                .isFalse();
    }

    @Test
    void a_message_that_was_overheard_is_stale_five_minutes_later() {
        String header = WebhookSignature.of(SECRET, NOW, "{}");

        assertThat(WebhookSignature.holds(header, SECRET, "{}", NOW.plusSeconds(301), FIVE_MINUTES))
                .isFalse();
    }

    @Test
    void another_salt_makes_another_secret() {
        assertThat(WebhookSignature.secret("the installation's secret", "00fe")).isNotEqualTo(SECRET);
        assertThat(WebhookSignature.secret("another installation's", "00ff")).isNotEqualTo(SECRET);
    }

    @Test
    void a_header_that_is_none_does_not_hold() {
        for (String header : new String[] {"", "t=1", "v1=00", "t=x,v1=00", "t=99999999999999999999,v1=00"}) {
            assertThat(WebhookSignature.holds(header, SECRET, "{}", NOW, FIVE_MINUTES))
                    .as(header)
                    .isFalse();
        }
    }
}
