package org.liandan.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a webhook stands with its next event, and what comes of a call: a pure step function. Events go out one after the other,
 * in the order of publication. A failing receiver is tried again at growing intervals and holds up its own events only; an event
 * that it refuses is given up after some tries and becomes a dead letter; a receiver that fails for days is suspended.
 *
 * @param cursor the last position that is dealt with
 * @param failures failed tries of the next event so far, of either kind
 * @param refusals how many of them, the latest ones, were refusals
 * @param failingSince when the first of them was, or null
 */
public record Delivery(
        long cursor, int failures, int refusals, @Nullable Instant failingSince) {

    /** After so many refusals of one event it is given up. */
    public static final int REFUSALS = 3;

    /** A receiver that fails for so long is suspended. */
    public static final Duration PATIENCE = Duration.ofDays(3);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1));

    /** What is to be done next. */
    public sealed interface Next {

        /** Go on with the event behind. */
        record Onward(Delivery now) implements Next {}

        /** Note the event as a dead letter, then go on with the one behind. */
        record GivenUp(Delivery now, int attempts) implements Next {}

        /** Try the same event again, not before that moment. */
        record Again(Delivery now, Instant notBefore) implements Next {}

        /** Call no more until the owner says so. */
        record Suspend(Delivery now, String why) implements Next {}
    }

    /** Nothing has failed since that position. */
    public static Delivery after(long position) {
        return new Delivery(position, 0, 0, null);
    }

    /** What comes of a call with the event at that position. */
    public Next called(long position, CallOutcome outcome, Instant now) {
        return switch (outcome) {
            case CallOutcome.Delivered _ -> new Next.Onward(after(position));
            case CallOutcome.Gone _ -> new Next.Suspend(after(cursor), "对方答复 410：不再接收 the receiver answered 410: gone");
            case CallOutcome.Refused _ ->
                refusals + 1 >= REFUSALS ? new Next.GivenUp(after(position), failures + 1) : again(refusals + 1, now);
            case CallOutcome.Failed _ -> {
                Instant since = failingSince == null ? now : failingSince;
                yield Duration.between(since, now).compareTo(PATIENCE) >= 0
                        ? new Next.Suspend(
                                after(cursor), "连续失败 %d 小时 it has failed for %1$d hours".formatted(PATIENCE.toHours()))
                        : again(0, now);
            }
        };
    }

    private Next again(int refusalsNow, Instant now) {
        Duration pause = PAUSES.get(Math.min(failures, PAUSES.size() - 1));
        return new Next.Again(
                new Delivery(cursor, failures + 1, refusalsNow, failingSince == null ? now : failingSince),
                now.plus(pause));
    }
}
