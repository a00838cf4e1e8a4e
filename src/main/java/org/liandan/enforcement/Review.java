package org.liandan.enforcement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The review of one finding: the steps that were taken, in their order. What it has come to follows from them alone.
 *
 * @param events with the revisions 1, 2, 3 and so on
 */
public record Review(List<ReviewEvent> events) {

    /** Nobody has decided anything. */
    public static final Review NONE = new Review(List.of());

    public Review {
        events = List.copyOf(events);
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).revision() != i + 1) {
                throw new IllegalArgumentException("steps of a review are numbered without gaps");
            }
        }
    }

    /** How many steps there are; an officer's page names the one that it knows. */
    public int revision() {
        return events.size();
    }

    /** The steps that stand: without those that were taken back, and without the taking back. */
    public List<ReviewEvent> standing() {
        List<ReviewEvent> standing = new ArrayList<>();
        for (ReviewEvent event : events) {
            if (event.kind() == ReviewEvent.Kind.UNDONE) {
                standing.removeLast();
            } else {
                standing.add(event);
            }
        }
        return List.copyOf(standing);
    }

    /** The last step that stands. */
    public Optional<ReviewEvent> decision() {
        List<ReviewEvent> standing = standing();
        return standing.isEmpty() ? Optional.empty() : Optional.of(standing.getLast());
    }

    public ReviewState state() {
        return decision().map(ReviewEvent::after).orElse(ReviewState.UNREVIEWED);
    }

    /** The case that it is filed under, or null. */
    public @Nullable Long caseId() {
        return decision()
                .filter(event -> event.after() == ReviewState.IN_CASE)
                .map(ReviewEvent::caseId)
                .orElse(null);
    }

    /** The same with one step more. */
    Review with(ReviewEvent event) {
        List<ReviewEvent> longer = new ArrayList<>(events);
        longer.add(event);
        return new Review(longer);
    }
}
