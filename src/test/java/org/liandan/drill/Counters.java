package org.liandan.drill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The server's metrics at one moment, from its Prometheus page. */
public record Counters(Map<String, Double> values) {

    public Counters {
        values = Map.copyOf(values);
    }

    /** Reads the text format: {@code name{tags} value}, a line each. */
    public static Counters parse(String page) {
        Map<String, Double> values = new HashMap<>();
        for (String line : page.split("\n", -1)) {
            int space = line.lastIndexOf(' ');
            if (!line.startsWith("#") && space > 0) {
                values.merge(line.substring(0, space), Double.parseDouble(line.substring(space + 1)), Double::sum);
            }
        }
        return new Counters(values);
    }

    /** Sum over all tags. */
    public long of(String name) {
        double sum = 0;
        boolean found = false;
        for (Map.Entry<String, Double> value : values.entrySet()) {
            String key = value.getKey();
            if (key.equals(name) || key.startsWith(name + "{")) {
                sum += value.getValue();
                found = true;
            }
        }
        if (!found) {
            throw new IllegalStateException("the server has no metric " + name);
        }
        return Math.round(sum);
    }

    /** A value that has no tags and may be no whole number. */
    public double value(String name) {
        return values.getOrDefault(name, 0.0);
    }

    /** The value of one tag {@code reason}. */
    public long of(String name, String reason) {
        return Math.round(values.getOrDefault(name + "{reason=\"" + reason + "\"}", 0.0));
    }

    /** By the tag {@code reason}, without those that are zero. */
    public Map<String, Long> byReason(String name) {
        String prefix = name + "{reason=\"";
        Map<String, Long> reasons = new TreeMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(prefix) && value != 0) {
                reasons.put(key.substring(prefix.length(), key.length() - 2), Math.round(value));
            }
        });
        return reasons;
    }

    /** The equations that do not hold while nothing is under way, as sentences. */
    public List<String> brokenEquations() {
        List<String> broken = new ArrayList<>();
        long received = of("liandan_positions_received_total");
        long stored = of("liandan_positions_stored_total");
        long duplicate = of("liandan_positions_duplicate_total");
        long setAside = of("liandan_positions_set_aside_total");
        long pending = of("liandan_positions_pending");
        if (pending != 0) {
            broken.add(pending + " positions are pending, though nothing is under way");
        }
        if (received != stored + duplicate + setAside + pending) {
            broken.add("received " + received + " ≠ stored " + stored + " + duplicate " + duplicate + " + set aside "
                    + setAside + " + pending " + pending);
        }
        long frames = of("liandan_frames_total");
        long messages = of("liandan_messages_total");
        long fragments = of("liandan_fragments_total");
        long malformed = of("liandan_frames_malformed_total");
        if (frames != messages + fragments + malformed) {
            broken.add("frames " + frames + " ≠ messages " + messages + " + fragments " + fragments + " + malformed "
                    + malformed);
        }
        for (String fault : List.of("liandan_detector_failures_total", "liandan_violations_failed_total")) {
            if (of(fault) != 0) {
                broken.add(fault + " is " + of(fault));
            }
        }
        return broken;
    }
}
