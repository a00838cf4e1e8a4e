package org.liandan.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.liandan.outbox.Delivery.Next;

class DeliveryTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final CallOutcome DOWN = new CallOutcome.Failed(503, "HTTP 503");
    private static final CallOutcome REFUSED = new CallOutcome.Refused(422);

    @Test
    void a_delivered_event_is_followed_by_the_next() {
        assertThat(Delivery.after(7).called(8, new CallOutcome.Delivered(204), NOW))
                .isEqualTo(new Next.Onward(Delivery.after(8)));
    }

    @Test
    void a_failing_receiver_is_asked_again_at_growing_intervals_and_at_last_every_hour() {
        List<Duration> pauses = new ArrayList<>();
        Delivery at = Delivery.after(0);
        for (int i = 0; i < 8; i++) {
            Next.Again again = (Next.Again) at.called(1, DOWN, NOW);
            pauses.add(Duration.between(NOW, again.notBefore()));
            at = again.now();
        }

        assertThat(pauses).isSorted().startsWith(Duration.ofSeconds(10)).endsWith(Duration.ofHours(1));
        assertThat(at.cursor()).isZero();
    }

    @Test
    void an_event_that_is_refused_three_times_is_given_up_and_the_next_one_goes_out() {
        Delivery at = ((Next.Again) Delivery.after(0).called(1, REFUSED, NOW)).now();
        at = ((Next.Again) at.called(1, REFUSED, NOW)).now();

        assertThat(at.called(1, REFUSED, NOW)).isEqualTo(new Next.GivenUp(Delivery.after(1), 3));
    }

    @Test
    void a_refusal_after_an_outage_is_the_first_of_three() {
        Delivery at = Delivery.after(0);
        for (int i = 0; i < 5; i++) {
            at = ((Next.Again) at.called(1, DOWN, NOW)).now();
        }

        assertThat(at.called(1, REFUSED, NOW)).isInstanceOf(Next.Again.class);
    }

    @Test
    void a_receiver_that_fails_for_three_days_is_suspended_where_it_is() {
        Delivery failing = ((Next.Again) Delivery.after(4).called(5, DOWN, NOW)).now();

        assertThat(failing.called(5, DOWN, NOW.plus(Delivery.PATIENCE)))
                .isInstanceOfSatisfying(
                        Next.Suspend.class,
                        end -> assertThat(end.now().cursor()).isEqualTo(4));
    }

    @Test
    void a_receiver_that_says_gone_is_suspended_at_once() {
        assertThat(Delivery.after(4).called(5, CallOutcome.of(410), NOW)).isInstanceOf(Next.Suspend.class);
    }

    @Test
    void a_redirect_is_a_failure_and_not_followed() {
        assertThat(CallOutcome.of(302)).isInstanceOf(CallOutcome.Failed.class);
    }

    /** Whatever a receiver answers: no event is passed over without having been delivered or given up. */
    @Property(tries = 200)
    void the_cursor_moves_only_onto_the_event_that_was_called(@ForAll("answers") List<Integer> answers) {
        Delivery at = Delivery.after(0);
        Instant now = NOW;
        for (int status : answers) {
            long next = at.cursor() + 1;
            Next then = at.called(next, CallOutcome.of(status), now);
            at = switch (then) {
                case Next.Onward(Delivery after) -> after;
                case Next.GivenUp(Delivery after, int attempts) -> {
                    assertThat(attempts).isGreaterThanOrEqualTo(Delivery.REFUSALS);
                    yield after;
                }
                case Next.Again(Delivery after, Instant notBefore) -> {
                    assertThat(after.cursor()).isEqualTo(next - 1);
                    assertThat(notBefore).isAfter(now);
                    now = notBefore;
                    yield after;
                }
                case Next.Suspend(Delivery after, String _) -> {
                    assertThat(after.cursor()).isEqualTo(next - 1);
                    yield after;
                }
            };
            boolean moved = at.cursor() == next;
            assertThat(moved).isEqualTo(then instanceof Next.Onward || then instanceof Next.GivenUp);
        }
    }

    @Provide
    Arbitrary<List<Integer>> answers() {
        return Arbitraries.of(200, 204, 301, 400, 404, 410, 422, 429, 500, 503)
                .list()
                .ofMaxSize(60);
    }
}
