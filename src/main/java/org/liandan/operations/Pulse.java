package org.liandan.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The counters of the last hours, taken every few seconds and kept in memory: 6 hours at one in ten seconds are 2,160 beats,
 * some 150 KB. A restart begins anew. Not for several threads at once without {@link #copy}.
 */
public final class Pulse {

    /** Beats that are kept. */
    public static final int MOST = 2_160;

    private final Deque<Beat> beats = new ArrayDeque<>();

    /**
     * The counters at one moment, since the start of the server.
     *
     * @param received reports taken from terminals
     * @param stored reports committed, or known already, or set aside
     * @param malformed pieces that were no message
     * @param frames everything that came in
     * @param refused logins refused
     * @param pending reports accepted and not yet committed, at this moment
     * @param online terminals logged in, at this moment
     */
    public record Beat(
            Instant at,
            double received,
            double stored,
            double malformed,
            double frames,
            double refused,
            double pending,
            double online) {}

    /** Takes a beat; one that is not later than the last is left out, as a clock that was set back would make. */
    public synchronized void take(Beat beat) {
        Beat last = beats.peekLast();
        if (last != null && !beat.at().isAfter(last.at())) {
            return;
        }
        beats.addLast(beat);
        if (beats.size() > MOST) {
            beats.removeFirst();
        }
    }

    /** What is kept, oldest first. */
    public synchronized List<Beat> copy() {
        return List.copyOf(beats);
    }

    /**
     * How much a counter rose in a second, on average over the last {@code span}, or over as long as there are beats; 0 with
     * fewer than two.
     */
    public static double perSecond(List<Beat> beats, ToDoubleFunction<Beat> counter, Duration span) {
        if (beats.size() < 2) {
            return 0;
        }
        Beat last = beats.getLast();
        Beat first = since(beats, last.at().minus(span));
        double seconds = Duration.between(first.at(), last.at()).toMillis() / 1e3;
        return seconds <= 0 ? 0 : Math.max(0, rise(first, last, counter) / seconds);
    }

    /** How much a counter rose within the last {@code span}, or since the first beat. */
    public static double rise(List<Beat> beats, ToDoubleFunction<Beat> counter, Duration span) {
        if (beats.isEmpty()) {
            return 0;
        }
        Beat last = beats.getLast();
        return Math.max(0, rise(since(beats, last.at().minus(span)), last, counter));
    }

    /** The mean of a level over the last {@code span}. */
    public static double mean(List<Beat> beats, ToDoubleFunction<Beat> level, Duration span) {
        if (beats.isEmpty()) {
            return 0;
        }
        Instant from = beats.getLast().at().minus(span);
        return beats.stream()
                .filter(beat -> !beat.at().isBefore(from))
                .mapToDouble(level)
                .average()
                .orElse(0);
    }

    /** A counter's rise per second in each of so many equal parts of the time that is kept. */
    public static List<Double> course(List<Beat> beats, ToDoubleFunction<Beat> counter, int parts) {
        return parts(beats, parts, (first, last) -> {
            double seconds = Duration.between(first.at(), last.at()).toMillis() / 1e3;
            return seconds <= 0 ? 0 : Math.max(0, rise(first, last, counter) / seconds);
        });
    }

    /** A level at the end of each of so many equal parts of the time that is kept. */
    public static List<Double> levels(List<Beat> beats, ToDoubleFunction<Beat> level, int parts) {
        return parts(beats, parts, (_, last) -> level.applyAsDouble(last));
    }

    private interface Part {
        double of(Beat first, Beat last);
    }

    private static List<Double> parts(List<Beat> beats, int parts, Part part) {
        int shown = Math.min(parts, beats.size() - 1);
        List<Double> course = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            int from = i * (beats.size() - 1) / shown;
            int to = (i + 1) * (beats.size() - 1) / shown;
            course.add(part.of(beats.get(from), beats.get(to)));
        }
        return List.copyOf(course);
    }

    private static double rise(Beat first, Beat last, ToDoubleFunction<Beat> counter) {
        return counter.applyAsDouble(last) - counter.applyAsDouble(first);
    }

    private static Beat since(List<Beat> beats, Instant from) {
        for (Beat beat : beats) {
            if (!beat.at().isBefore(from)) {
                return beat;
            }
        }
        return beats.getLast();
    }
}
