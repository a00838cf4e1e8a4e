package org.liandan.policy;

import java.time.Instant;
import org.liandan.party.Checked;
import org.liandan.party.Sentence;

/**
 * What the bureau ruled on an open point, in force once confirmed.
 *
 * @param id identity of the ruling on record
 * @param point the point
 * @param from first moment at which it holds
 * @param value what it says
 * @param <T> what the point is
 */
public record Ruling<T>(long id, OpenPoint<T> point, Instant from, T value) {

    /** What it says, in words. */
    public Sentence shown() {
        return point.kind().shown(value);
    }

    /**
     * The ruling that a text says.
     *
     * @throws IllegalArgumentException if the point cannot be that
     */
    public static <T> Ruling<T> read(long id, OpenPoint<T> point, Instant from, String text) {
        return switch (point.kind().read(text)) {
            case Checked.Valid<T>(T value) -> new Ruling<>(id, point, from, value);
            case Checked.Doubtful<T> _, Checked.Invalid<T> _ ->
                throw new IllegalArgumentException("open point " + point.name() + " cannot be '" + text + "'");
        };
    }
}
