package org.liandan.manifest;

import java.util.List;
import org.liandan.party.Sentence;

/**
 * One oddity of a manifest.
 *
 * @param code which
 * @param field path of the field that it concerns, for instance {@code producer.volumeM3}
 * @param found what the sentence speaks of, in the order of its placeholders
 */
public record Warning(WarningCode code, String field, List<Sentence> found) {

    public Warning {
        found = List.copyOf(found);
    }

    static Warning of(WarningCode code, String field, Sentence... found) {
        return new Warning(code, field, List.of(found));
    }

    /** The sentence for a person, both languages. */
    public Sentence sentence() {
        return new Sentence(
                code.chinese().formatted(found.stream().map(Sentence::chinese).toArray()),
                code.english().formatted(found.stream().map(Sentence::english).toArray()));
    }
}
