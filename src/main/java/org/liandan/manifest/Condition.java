package org.liandan.manifest;

import java.util.Set;
import java.util.stream.Collectors;
import org.liandan.party.Sentence;

/**
 * A field that has a meaning only where another field of its stage holds one of some codes; elsewhere it is not read.
 *
 * @param field the other field
 * @param codes what it has to hold
 * @param <E> its codes
 */
public record Condition<E extends Labelled>(Field<E> field, Set<E> codes) {

    public Condition {
        codes = Set.copyOf(codes);
    }

    /** Whether the entries are of that kind. */
    boolean met(Entries entries) {
        return entries.text(field.name())
                .filter(text -> field.kind().parse(text) instanceof Parsed.Good<E>(E code) && codes.contains(code))
                .isPresent();
    }

    /** "Only where …", for the field table. */
    public Sentence words() {
        return new Sentence(
                "仅“" + field.chinese() + "”为"
                        + codes.stream().map(Labelled::chinese).sorted().collect(Collectors.joining("、")),
                "only where " + field.name() + " is "
                        + codes.stream().map(Labelled::name).sorted().collect(Collectors.joining(", ")));
    }
}
