package org.liandan.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes many lines with one statement, in the running transaction. */
public interface BulkMerge {

    /**
     * Runs a statement that takes the lines as arrays (one {@code ?::text[]} per column) and answers with one row per
     * line, in their order, whose first column is the name of an {@link ImportOutcome}.
     *
     * @param columns the values column by column, all of the same length
     */
    List<ImportOutcome> merge(String statement, List<List<@Nullable String>> columns);
}
