package org.liandan.manifest;

import java.util.List;

/**
 * What came of a step.
 *
 * @param <S> the states that the step may lead to; the state chart is read from these
 */
public sealed interface Outcome<S extends Manifest> {

    /** The step was taken. Nothing is written yet: whoever asked stores both. */
    record Accepted<S extends Manifest>(S next, ManifestEvent event) implements Outcome<S> {}

    /** The step was not taken; every reason at once. */
    record Refused<S extends Manifest>(List<Refusal> refusals) implements Outcome<S> {

        public Refused {
            refusals = List.copyOf(refusals);
            if (refusals.isEmpty()) {
                throw new IllegalArgumentException("a refusal has a reason");
            }
        }

        static <S extends Manifest> Refused<S> because(Refusal refusal) {
            return new Refused<>(List.of(refusal));
        }
    }
}
