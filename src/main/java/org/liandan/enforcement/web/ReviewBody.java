package org.liandan.enforcement.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.enforcement.DismissalReason;
import org.liandan.enforcement.PoliceOutcome;
import org.liandan.enforcement.Review;
import org.liandan.enforcement.ReviewEvent;
import org.liandan.enforcement.ReviewState;
import org.liandan.http.Days;

/**
 * The review of a finding as the API shows it.
 *
 * @param violation identity of the finding
 * @param state what it has come to
 * @param stateName the same in Chinese
 * @param revision number of steps; the ETag
 * @param steps every step, the oldest first, those that were taken back included
 */
public record ReviewBody(long violation, ReviewState state, String stateName, int revision, List<StepBody> steps) {

    /** One step. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StepBody(
            int revision,
            ReviewEvent.Kind kind,
            ReviewState state,
            @Nullable DismissalReason reason,
            @Nullable PoliceOutcome outcome,
            String note,
            String officer,
            String authority,
            OffsetDateTime at) {}

    static ReviewBody of(long violation, Review review) {
        return new ReviewBody(
                violation,
                review.state(),
                review.state().label().chinese(),
                review.revision(),
                review.events().stream().map(ReviewBody::step).toList());
    }

    private static StepBody step(ReviewEvent event) {
        return new StepBody(
                event.revision(),
                event.kind(),
                event.after(),
                event.reason(),
                event.outcome(),
                event.note(),
                event.officer().username(),
                event.officer().authority().name(),
                event.at().atZone(Days.ZONE).toOffsetDateTime());
    }
}
