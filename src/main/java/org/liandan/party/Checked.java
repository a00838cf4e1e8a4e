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
    record Doubtful<T>(T value, String reason) implements Checked<T> {}

    /** The input cannot be such a value; nobody can override that. */
    record Invalid<T>(String reason) implements Checked<T> {}

    /** The value when nothing is wrong with it. */
    default Optional<T> valid() {
        return this instanceof Valid<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    /** What is wrong: a sentence in Chinese with the English one behind it. Empty when nothing is. */
    default Optional<String> fault() {
        return switch (this) {
            case Valid<T> ignored -> Optional.empty();
            case Doubtful<T>(T ignored, String reason) -> Optional.of(reason);
            case Invalid<T>(String reason) -> Optional.of(reason);
        };
    }
}
