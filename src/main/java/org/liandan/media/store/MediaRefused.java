package org.liandan.media.store;

/** A file is not taken. Its message says why, in a sentence; the terminal is told, nothing is left behind. */
public final class MediaRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final MediaCounters.Result result;

    MediaRefused(MediaCounters.Result result, String sentence) {
        super(sentence);
        this.result = result;
    }

    /** There is no room for it now; to be counted by whoever says so. */
    public static MediaRefused full(String sentence) {
        return new MediaRefused(MediaCounters.Result.REFUSED_STORE_FULL, sentence);
    }

    /** The reason as it is counted. */
    public MediaCounters.Result result() {
        return result;
    }
}
