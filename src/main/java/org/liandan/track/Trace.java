package org.liandan.track;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Times and places of one vehicle, packed into a dozen bytes each: what a search looks through by the hundred thousand.
 * Filled in any order, read in order of time. One thread.
 */
public final class Trace {

    private final int vehicleId;
    private int size;
    private int[] epochSeconds = new int[64];
    private int[] lonsE6 = new int[64];
    private int[] latsE6 = new int[64];
    private boolean ordered = true;

    public Trace(int vehicleId) {
        this.vehicleId = vehicleId;
    }

    public void add(int epochSecond, int lonE6, int latE6) {
        if (size == epochSeconds.length) {
            epochSeconds = Arrays.copyOf(epochSeconds, 2 * size);
            lonsE6 = Arrays.copyOf(lonsE6, 2 * size);
            latsE6 = Arrays.copyOf(latsE6, 2 * size);
        }
        ordered &= size == 0 || epochSecond >= epochSeconds[size - 1];
        epochSeconds[size] = epochSecond;
        lonsE6[size] = lonE6;
        latsE6[size] = latE6;
        size++;
    }

    public int vehicleId() {
        return vehicleId;
    }

    public int size() {
        return size;
    }

    /** Seconds since the epoch of the fix with that number, from 0, in order of time. */
    public int epochSecond(int index) {
        order();
        return epochSeconds[index];
    }

    public double lonDeg(int index) {
        order();
        return lonsE6[index] / 1e6;
    }

    public double latDeg(int index) {
        order();
        return latsE6[index] / 1e6;
    }

    private void order() {
        if (ordered) {
            return;
        }
        int[] byTime = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingInt(i -> epochSeconds[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        epochSeconds = Arrays.stream(byTime).map(i -> epochSeconds[i]).toArray();
        lonsE6 = Arrays.stream(byTime).map(i -> lonsE6[i]).toArray();
        latsE6 = Arrays.stream(byTime).map(i -> latsE6[i]).toArray();
        ordered = true;
    }
}
