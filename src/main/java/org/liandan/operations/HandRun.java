package org.liandan.operations;

/**
 * A job that may be run at any time, besides its own: twice in a row, or in two processes at once, it does what once does.
 * Whoever does such a job implements this; the page of jobs finds it.
 */
public interface HandRun {

    /** Which job. */
    KnownJob job();

    /**
     * Does it, in the thread that calls; may take minutes.
     *
     * @throws RuntimeException when it cannot be done
     */
    void runNow();
}
