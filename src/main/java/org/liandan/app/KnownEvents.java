package org.liandan.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known to have been driven: turns, bends and stretches above the limit, labelled on the full trace.
 *
 * @param events the events, in the order of the file
 */
record KnownEvents(List<Event> events) {

    /**
     * One of them.
     *
     * @param id its name
     * @param terminal whose
     * @param kind {@code right_turn}, {@code curve_right}, {@code left_turn}, {@code speeding}, …
     * @param from its beginning
     * @param to its end
     * @param sure false where the label itself is in doubt
     * @param aboveTen yes, no or borderline: whether the speed lay above 10 km/h throughout
     */
    record Event(String id, String terminal, String kind, Instant from, Instant to, boolean sure, String aboveTen) {

        /** Whether a finding of that time may mean this event, the reports being so many seconds apart. */
        boolean isNear(String foundOn, Instant found, int everyS) {
            Duration slack = Duration.ofSeconds(everyS + 2L);
            return terminal.equals(foundOn) && !found.isBefore(from.minus(slack)) && !found.isAfter(to.plus(slack));
        }

        boolean isSureRightTurn() {
            return kind.equals("right_turn") && sure;
        }

        boolean isSureRightTurn(String above) {
            return isSureRightTurn() && aboveTen.equals(above);
        }

        /** A right turn of some sort that nobody can be sure about: neither right nor wrong to find. */
        boolean isDoubtful() {
            return kind.equals("right_turn") || (kind.endsWith("_right") && !kind.equals("curve_right"));
        }
    }

    KnownEvents {
        events = List.copyOf(events);
    }

    static KnownEvents read(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Event> events = new ArrayList<>();
        try (BufferedReader reader = ReportFile.open(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                JsonNode event = json.readTree(line);
                events.add(new Event(
                        event.path("id").asText(),
                        event.path("trace").asText(),
                        event.path("kind").asText(),
                        Instant.parse(event.path("t_start").asText()),
                        Instant.parse(event.path("t_end").asText()),
                        event.path("quality").asText().equals("sure"),
                        event.path("over10").asText()));
            }
        }
        return new KnownEvents(events);
    }
}
