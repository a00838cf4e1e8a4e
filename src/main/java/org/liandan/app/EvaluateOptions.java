package org.liandan.app;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./liandan evaluate} is asked for.
 *
 * @param reports the reports to judge
 * @param roads the city's roads, or null
 * @param truth what was driven, for a summary; or null
 * @param everyS interval of the reports in seconds, which is how far off the time of a finding may be
 */
record EvaluateOptions(
        Path reports, @Nullable Path roads, @Nullable Path truth, int everyS) {

    static final String USAGE =
            "用法 usage: liandan evaluate REPORTS.jsonl[.gz] [--roads ROADS.geojson[.gz]] [--summary TRUTH.jsonl --every SECONDS]";

    /** The options, or null if the words are none. */
    static @Nullable EvaluateOptions of(List<String> words) {
        Path reports = null;
        Path roads = null;
        Path truth = null;
        int everyS = 0;
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (!word.startsWith("--") && reports == null) {
                reports = Path.of(word);
            } else if (!rest.hasNext()) {
                return null;
            } else if (word.equals("--roads")) {
                roads = Path.of(rest.next());
            } else if (word.equals("--summary")) {
                truth = Path.of(rest.next());
            } else if (word.equals("--every")) {
                everyS = seconds(rest.next());
            } else {
                return null;
            }
        }
        return reports == null || (truth != null) != (everyS > 0)
                ? null
                : new EvaluateOptions(reports, roads, truth, everyS);
    }

    private static int seconds(String word) {
        return word.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(word) : -1;
    }
}
