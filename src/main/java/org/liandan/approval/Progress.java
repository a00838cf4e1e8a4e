package org.liandan.approval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far a client has come, by what was seen of it; nothing that it says of itself counts, but for the name that it goes under.
 *
 * @param client that name
 * @param scenarios every scenario with what was seen of it, in the order of the numbers
 */
public record Progress(String client, List<Standing> scenarios) {

    /**
     * A trace and where it was seen.
     *
     * @param sighting empty as long as it was not
     */
    public record Seen(Trace trace, Optional<Trace.Sighting> sighting) {}

    /** A scenario and its traces. */
    public record Standing(Scenario scenario, List<Seen> seen) {

        /** Whether every trace of it was seen. */
        public boolean fulfilled() {
            return seen.stream().allMatch(one -> one.sighting().isPresent());
        }

        /** Whether something of it was seen. */
        public boolean begun() {
            return seen.stream().anyMatch(one -> one.sighting().isPresent());
        }
    }

    /** How many scenarios are fulfilled. */
    public long fulfilled() {
        return scenarios.stream().filter(Standing::fulfilled).count();
    }

    /**
     * The progress of every client that has called.
     *
     * @param calls in their order
     * @param deeds in their order; a client is credited with those of the organisations for which it has called, since then
     */
    public static List<Progress> of(List<Call> calls, List<Deed> deeds) {
        Map<String, List<Call>> byClient =
                calls.stream().collect(Collectors.groupingBy(Call::client, LinkedHashMap::new, Collectors.toList()));
        List<Progress> all = new ArrayList<>();
        byClient.forEach((client, own) -> all.add(of(client, own, deeds)));
        return all;
    }

    private static Progress of(String client, List<Call> calls, List<Deed> deeds) {
        Set<Long> organizations = calls.stream().map(Call::organization).collect(Collectors.toSet());
        List<Deed> own = deeds.stream()
                .filter(deed -> organizations.contains(deed.organization()))
                .filter(deed -> !deed.at().isBefore(calls.getFirst().at().minusSeconds(1)))
                .toList();
        return new Progress(
                client,
                List.of(Scenario.values()).stream()
                        .map(scenario -> new Standing(
                                scenario,
                                scenario.traces().stream()
                                        .map(trace -> new Seen(trace, trace.in(calls, own)))
                                        .toList()))
                        .toList());
    }
}
