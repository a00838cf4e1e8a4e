package org.liandan.manifest;

import java.util.List;
import org.liandan.party.Sentence;

/** What came of reading one field's text. */
sealed interface Parsed<T> {

    record Good<T>(T value) implements Parsed<T> {}

    record Bad<T>(RefusalCode code, List<Sentence> found) implements Parsed<T> {}

    static <T> Parsed<T> bad(RefusalCode code, Sentence... found) {
        return new Bad<>(code, List.of(found));
    }
}
