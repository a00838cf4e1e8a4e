package org.liandan.party;

import java.util.Optional;

/**
 * What came of checking something that a person typed or a program sent.
 *
 * @param <T> the value that a good input becomes
 */
public sealed interface Checked<T> {

    /** The input is good; {@code value} is its normal form. */
    record Valid<T>(T value) implements Checked<T> {}

    /**
     * The form is right but a check digit is not. Such values exist in the wild, so a person may keep the value by giving
     * a reason; without one it is refused.
     */
    record Doubtful<T>(T value, Sentence reason) implements Checked<T> {}

    /** The input cannot be such a value; nobody can override that. */
    record Invalid<T>(Sentence reason) implements Checked<T> {}

    /** The value when nothing is wrong with it. */
    default Optional<T> valid() {
        return this instanceof Valid<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    /** What is wrong: empty when nothing is. */
    default Optional<Sentence> fault() {
        return switch (this) {
            case Valid<T> ignored -> Optional.empty();
            case Doubtful<T>(T ignored, Sentence reason) -> Optional.of(reason);
            case Invalid<T>(Sentence reason) -> Optional.of(reason);
        };
    }
}
