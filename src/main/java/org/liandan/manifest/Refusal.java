package org.liandan.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.party.Sentence;

/**
 * One reason why a step was not taken.
 *
 * @param code which
 * @param field path of the field at fault, for instance {@code producer.creditCode}; null when no field is
 * @param found what the sentence speaks of, in the order of its placeholders
 */
public record Refusal(RefusalCode code, @Nullable String field, List<Sentence> found) {

    public Refusal {
        found = List.copyOf(found);
    }

    static Refusal of(RefusalCode code, @Nullable String field, Sentence... found) {
        return new Refusal(code, field, List.of(found));
    }

    /** The sentence for a person, both languages. */
    public Sentence sentence() {
        return new Sentence(
                code.chinese().formatted(found.stream().map(Sentence::chinese).toArray()),
                code.english().formatted(found.stream().map(Sentence::english).toArray()));
    }
}
