package org.liandan.drill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The server's counters at one moment, from its Prometheus page; values of one name are added up over their tags. */
record Counters(Map<String, Double> values) {

    Counters {
        values = Map.copyOf(values);
    }

    /** Reads the text format: {@code name{tags} value}, a line each. */
    static Counters parse(String page) {
        Map<String, Double> values = new HashMap<>();
        for (String line : page.split("\n", -1)) {
            int space = line.lastIndexOf(' ');
            if (line.startsWith("#") || space < 0) {
                continue;
            }
            int brace = line.indexOf('{');
            String name = line.substring(0, brace < 0 ? space : brace);
            values.merge(name, Double.parseDouble(line.substring(space + 1)), Double::sum);
        }
        return new Counters(values);
    }

    long of(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("the server has no metric " + name);
        }
        return Math.round(value);
    }

    /** The equations that do not hold, as sentences. */
    List<String> brokenEquations() {
        List<String> broken = new ArrayList<>();
        long received = of("liandan_positions_received_total");
        long stored = of("liandan_positions_stored_total");
        long duplicate = of("liandan_positions_duplicate_total");
        long setAside = of("liandan_positions_set_aside_total");
        long pending = of("liandan_positions_pending");
        if (received != stored + duplicate + setAside + pending) {
            broken.add("received " + received + " ≠ stored " + stored + " + duplicate " + duplicate + " + set aside "
                    + setAside + " + pending " + pending);
        }
        long frames = of("liandan_frames_total");
        long messages = of("liandan_messages_total");
        long fragments = of("liandan_fragments_total");
        long malformed = of("liandan_malformed_total");
        if (frames != messages + fragments + malformed) {
            broken.add("frames " + frames + " ≠ messages " + messages + " + fragments " + fragments + " + malformed "
                    + malformed);
        }
        return broken;
    }
}
