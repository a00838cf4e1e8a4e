package org.liandan.people;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.party.Sentence;

/**
 * What is held about a person in one place.
 *
 * @param count how many records there are
 * @param records the first {@link #MOST_RECORDS} of them, by column
 * @param note what else is to be known of this place; null for nothing
 */
public record Held(
        PersonalDataField field,
        long count,
        List<Map<String, @Nullable Object>> records,
        @Nullable Sentence note) {

    /** Records that are shown of one place. */
    public static final int MOST_RECORDS = 200;

    public Held {
        records = List.copyOf(records);
    }
}
