package org.liandan.bench;

/** Durations in buckets of about three per cent; memory does not grow with their number. One thread at a time. */
public final class Latencies {

    private static final int PER_DOUBLING = 32;

    private final long[] counts = new long[64 * PER_DOUBLING];
    private long total;

    public void record(long nanos) {
        counts[bucket(Math.max(1, nanos))]++;
        total++;
    }

    /** Upper bound of the bucket in which the quantile lies, milliseconds; 0 when nothing was recorded. */
    public double quantileMs(double quantile) {
        long rank = (long) Math.ceil(quantile * total);
        long seen = 0;
        for (int i = 0; i < counts.length && total > 0; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return upperBound(i) / 1e6;
            }
        }
        return 0;
    }

    private static int bucket(long nanos) {
        int doubling = 63 - Long.numberOfLeadingZeros(nanos);
        long base = 1L << doubling;
        return doubling * PER_DOUBLING + (int) ((double) (nanos - base) / base * PER_DOUBLING);
    }

    private static double upperBound(int bucket) {
        double base = (double) (1L << (bucket / PER_DOUBLING));
        return base * (1 + (bucket % PER_DOUBLING + 1.0) / PER_DOUBLING);
    }
}
