package org.liandan.place;

/** Numbers sorted into buckets, in two arrays: those of bucket {@code b} lie from {@code first[b]} to {@code first[b + 1]}. */
final class Buckets {

    private final int[] first;
    private final int[] values;

    private Buckets(int[] first, int[] values) {
        this.first = first;
        this.values = values;
    }

    /**
     * Sorts numbers into buckets, in the order in which they come.
     *
     * @param count how many buckets
     * @param bucketOf the bucket of each number, from 0
     * @param numbers the numbers
     * @param size how many of the two arrays' elements are filled
     */
    static Buckets of(int count, int[] bucketOf, int[] numbers, int size) {
        int[] first = new int[count + 1];
        for (int i = 0; i < size; i++) {
            first[bucketOf[i] + 1]++;
        }
        for (int b = 0; b < count; b++) {
            first[b + 1] += first[b];
        }
        int[] next = first.clone();
        int[] values = new int[size];
        for (int i = 0; i < size; i++) {
            values[next[bucketOf[i]]++] = numbers[i];
        }
        return new Buckets(first, values);
    }

    int from(int bucket) {
        return first[bucket];
    }

    int to(int bucket) {
        return first[bucket + 1];
    }

    int at(int index) {
        return values[index];
    }
}
