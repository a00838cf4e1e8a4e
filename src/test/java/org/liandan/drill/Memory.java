package org.liandan.drill;

/**
 * What the server holds after a full collection.
 *
 * @param heapMb used heap, megabytes
 * @param directMb direct memory: the sockets' pooled buffers and all other direct buffers, megabytes
 */
record Memory(long heapMb, long directMb) {

    private static final double MEGABYTE = 1 << 20;
    /** What may be more afterwards: caches and thread-local buffers that fill when first used, and the noise of a collection. */
    static final long MARGIN_MB = 32;

    static Memory of(Counters counters) {
        double heap = 0;
        double direct = 0;
        for (var value : counters.values().entrySet()) {
            if (value.getKey().startsWith("jvm_memory_used_bytes{area=\"heap\"")) {
                heap += value.getValue();
            } else if (value.getKey().startsWith("jvm_buffer_memory_used_bytes{id=\"direct\"")
                    || value.getKey().equals("liandan_buffers_direct_bytes")) {
                direct += value.getValue();
            }
        }
        return new Memory(Math.round(heap / MEGABYTE), Math.round(direct / MEGABYTE));
    }

    /** Whether it is as it was before. */
    boolean isBackAt(Memory before) {
        return heapMb <= before.heapMb + MARGIN_MB && directMb <= before.directMb + MARGIN_MB;
    }
}
