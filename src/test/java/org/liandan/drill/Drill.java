package org.liandan.drill;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Something that goes wrong while terminals report.
 *
 * @param name how it is called: {@code ./liandan drill NAME}
 * @param sentence what goes wrong, in a few words
 * @param circumstances under which it does
 * @param failure what goes wrong
 */
record Drill(String name, String sentence, Circumstances circumstances, Failure failure) {

    /** What goes wrong. */
    @FunctionalInterface
    interface Failure {

        /**
         * Breaks it and mends it again.
         *
         * @param arena the place
         * @param fleet all logged in and reporting
         * @return what was seen, beside the ledger
         * @throws IllegalStateException if something was seen that must not happen
         */
        String breakAndMend(Arena arena, Fleet fleet) throws IOException, SQLException, InterruptedException;
    }

    /**
     * What a drill finds and needs.
     *
     * @param terminals that take part
     * @param reportsASecond of each of them
     * @param late how much older than the others' the reports of a terminal are, by its index
     * @param reportsNow whether the reports are of the present and not of hours of the drill's own
     * @param smallDisk whether the database must lie on a small disk of its own
     * @param javaOptions of the server's JVM beside the usual ones
     * @param environment of the server beside the usual one
     */
    record Circumstances(
            int terminals,
            int reportsASecond,
            IntFunction<Duration> late,
            boolean reportsNow,
            boolean smallDisk,
            List<String> javaOptions,
            Map<String, String> environment) {

        /** 500 terminals that report ten times a second each, as 5,000 to 50,000 trucks do. */
        static final Circumstances USUAL = new Circumstances(
                500, DrillCommand.REPORTS_A_SECOND, _ -> Duration.ZERO, false, false, List.of(), Map.of());

        /** That many terminals, which report once a second. */
        Circumstances with(int many) {
            return new Circumstances(many, 1, late, reportsNow, smallDisk, javaOptions, environment);
        }

        /** Terminals that report late. */
        Circumstances lateBy(IntFunction<Duration> later) {
            return new Circumstances(terminals, reportsASecond, later, reportsNow, smallDisk, javaOptions, environment);
        }

        /** Terminals that report once a second what is now; for what a clock decides. */
        Circumstances ofNow() {
            return new Circumstances(terminals, 1, late, true, smallDisk, javaOptions, environment);
        }

        /** A database on a small disk. */
        Circumstances onSmallDisk() {
            return new Circumstances(terminals, reportsASecond, late, reportsNow, true, javaOptions, environment);
        }

        /** Another server than the usual one. */
        Circumstances server(Map<String, String> variables, String... options) {
            return new Circumstances(
                    terminals, reportsASecond, late, reportsNow, smallDisk, List.of(options), variables);
        }

        boolean isUsualServer() {
            return javaOptions.isEmpty() && environment.isEmpty();
        }
    }

    Drill(String name, String sentence, Failure failure) {
        this(name, sentence, Circumstances.USUAL, failure);
    }
}
