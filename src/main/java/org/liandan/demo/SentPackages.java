package org.liandan.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The packages of the last split messages as they were sent, because the platform may want some of them again. */
final class SentPackages {

    private static final int KEPT_MESSAGES = 8;
    private static final byte FLAG = 0x7e;

    /** By the serial number of the first package. */
    private final Map<Integer, List<byte[]>> bySerial = new LinkedHashMap<>();

    private final Map<Long, Integer> serialOfMedia = new HashMap<>();

    /** Takes frames apart: each begins and ends with a flag, and has none inside. */
    static List<byte[]> frames(byte[] wire) {
        List<byte[]> frames = new ArrayList<>();
        int start = 0;
        for (int at = 1; at < wire.length; at++) {
            if (wire[at] == FLAG) {
                frames.add(java.util.Arrays.copyOfRange(wire, start, at + 1));
                start = at + 1;
                at++;
            }
        }
        return frames;
    }

    synchronized void keep(int firstSerial, List<byte[]> frames) {
        bySerial.put(firstSerial, frames);
        if (bySerial.size() > KEPT_MESSAGES) {
            bySerial.remove(bySerial.keySet().iterator().next());
        }
    }

    synchronized void keepMedia(long mediaId, int firstSerial) {
        serialOfMedia.put(mediaId, firstSerial);
        serialOfMedia.values().retainAll(bySerial.keySet());
    }

    /** The packages with these indices from 1, as far as they are still there. */
    synchronized List<byte[]> packages(int firstSerial, List<Integer> indices) {
        List<byte[]> frames = bySerial.getOrDefault(firstSerial, List.of());
        return indices.stream()
                .filter(index -> index >= 1 && index <= frames.size())
                .map(index -> frames.get(index - 1))
                .toList();
    }

    synchronized List<byte[]> packagesOfMedia(long mediaId, List<Integer> indices) {
        Integer firstSerial = serialOfMedia.get(mediaId);
        return firstSerial == null ? List.of() : packages(firstSerial, indices);
    }
}
