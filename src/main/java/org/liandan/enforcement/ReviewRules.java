package org.liandan.enforcement;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.enforcement.Judgement.Accepted;
import org.liandan.enforcement.Judgement.Refused;
import org.liandan.enforcement.ReviewEvent.Kind;
import org.liandan.haul.ViolationCategory;
import org.liandan.haul.ViolationType;
import org.liandan.party.Sentence;

/**
 * Which steps are open on a finding, and to whom. One matter goes one way: what the traffic police have is not made a case of, and what
 * is in a case is not handed over.
 *
 * @param undo for how long an officer may take the own last step back
 */
public record ReviewRules(Duration undo) {

    private static final Set<ReviewState> BEFORE_A_DECISION = EnumSet.of(ReviewState.UNREVIEWED);
    private static final Set<ReviewState> NOT_SENT_ANYWHERE = EnumSet.of(ReviewState.UNREVIEWED, ReviewState.CONFIRMED);
    private static final Set<ReviewState> AT_THE_DOOR = EnumSet.of(ReviewState.HANDED_OVER);
    private static final Set<ReviewState> WITH_THE_POLICE = EnumSet.of(ReviewState.HANDED_OVER, ReviewState.RECEIVED);

    /**
     * What the finding is, as far as a step depends on it.
     *
     * @param type its kind
     * @param closedCase number of the case that it is in, if that is closed; else null
     */
    public record Subject(ViolationType type, @Nullable CaseNumber closedCase) {}

    /**
     * Judges a step.
     *
     * @param known the revision that the officer's page shows; another one is refused with who decided what meanwhile
     * @param now the moment of the step
     */
    public Judgement judge(Review review, Subject subject, ReviewStep step, Officer officer, int known, Instant now) {
        if (step.note().length() > ReviewStep.LONGEST_NOTE) {
            return Refused.of(ReviewRefusal.NOTE_TOO_LONG, ReviewStep.LONGEST_NOTE);
        }
        if (known != review.revision()) {
            return meanwhile(review);
        }
        Refused refused = refusal(review, subject, step, officer, now);
        return refused == null ? accepted(review, step, officer, now) : refused;
    }

    private static Refused meanwhile(Review review) {
        if (review.events().isEmpty()) {
            Sentence nothing = new Sentence("无", "nothing");
            return Refused.of(
                    ReviewRefusal.DECIDED_MEANWHILE, nothing, review.state().label(), nothing);
        }
        ReviewEvent last = review.events().getLast();
        return Refused.of(
                ReviewRefusal.DECIDED_MEANWHILE,
                last.officer().username(),
                review.state().label(),
                last.kind().label());
    }

    private @Nullable Refused refusal(Review review, Subject subject, ReviewStep step, Officer officer, Instant now) {
        return switch (step) {
            case ReviewStep.Confirm _ -> open(review, officer, Authority.BUREAU, BEFORE_A_DECISION, Kind.CONFIRMED);
            case ReviewStep.Dismiss(DismissalReason reason, String note) ->
                reason == DismissalReason.OTHER && note.isBlank()
                        ? Refused.of(ReviewRefusal.NOTE_REQUIRED)
                        : open(review, officer, Authority.BUREAU, NOT_SENT_ANYWHERE, Kind.DISMISSED);
            case ReviewStep.FileUnder _ -> {
                Refused closed = open(review, officer, Authority.BUREAU, NOT_SENT_ANYWHERE, Kind.FILED);
                yield closed == null ? established(review, subject) : closed;
            }
            case ReviewStep.HandOver _ -> {
                if (!Competence.isPoliceMatter(subject.type())) {
                    yield Refused.of(ReviewRefusal.NOT_A_POLICE_MATTER, label(subject.type()));
                }
                Refused closed = open(review, officer, Authority.BUREAU, NOT_SENT_ANYWHERE, Kind.HANDED_OVER);
                yield closed == null ? established(review, subject) : closed;
            }
            case ReviewStep.Receive _ -> open(review, officer, Authority.TRAFFIC_POLICE, AT_THE_DOOR, Kind.RECEIVED);
            case ReviewStep.Answer _ -> open(review, officer, Authority.TRAFFIC_POLICE, WITH_THE_POLICE, Kind.ANSWERED);
            case ReviewStep.Undo _ -> undoable(review, subject, officer, now);
        };
    }

    private static @Nullable Refused open(
            Review review, Officer officer, Authority whose, Set<ReviewState> from, Kind kind) {
        if (officer.authority() != whose) {
            return Refused.of(ReviewRefusal.NOT_YOUR_AUTHORITY, whose.label());
        }
        return from.contains(review.state())
                ? null
                : Refused.of(ReviewRefusal.NOT_IN_THIS_STATE, review.state().label(), kind.label());
    }

    /** What no rule of the platform has established somebody must have looked at. */
    private static @Nullable Refused established(Review review, Subject subject) {
        boolean looked = review.state() == ReviewState.CONFIRMED;
        return looked || subject.type().category() == ViolationCategory.VIOLATION
                ? null
                : Refused.of(ReviewRefusal.NOT_ESTABLISHED);
    }

    private @Nullable Refused undoable(Review review, Subject subject, Officer officer, Instant now) {
        ReviewEvent last = review.decision().orElse(null);
        if (last == null) {
            return Refused.of(ReviewRefusal.NOTHING_TO_UNDO);
        }
        if (!last.officer().equals(officer)) {
            return Refused.of(ReviewRefusal.NOT_YOUR_DECISION, last.officer().username());
        }
        if (subject.closedCase() != null) {
            return Refused.of(ReviewRefusal.CASE_CLOSED, subject.closedCase().value());
        }
        return now.isAfter(last.at().plus(undo)) ? Refused.of(ReviewRefusal.UNDO_TOO_LATE, undo.toMinutes()) : null;
    }

    private static Accepted accepted(Review review, ReviewStep step, Officer officer, Instant now) {
        int revision = review.revision() + 1;
        ReviewEvent event = switch (step) {
            case ReviewStep.Confirm(String note) ->
                event(revision, Kind.CONFIRMED, ReviewState.CONFIRMED, note, officer, now);
            case ReviewStep.Dismiss(DismissalReason reason, String note) ->
                new ReviewEvent(
                        revision, Kind.DISMISSED, ReviewState.DISMISSED, reason, null, note, null, officer, now);
            case ReviewStep.FileUnder(long filedUnder, String note) ->
                new ReviewEvent(revision, Kind.FILED, ReviewState.IN_CASE, null, null, note, filedUnder, officer, now);
            case ReviewStep.HandOver(String note) ->
                event(revision, Kind.HANDED_OVER, ReviewState.HANDED_OVER, note, officer, now);
            case ReviewStep.Receive(String note) ->
                event(revision, Kind.RECEIVED, ReviewState.RECEIVED, note, officer, now);
            case ReviewStep.Answer(PoliceOutcome outcome, String note) ->
                new ReviewEvent(revision, Kind.ANSWERED, after(outcome), null, outcome, note, null, officer, now);
            case ReviewStep.Undo(String note) ->
                event(revision, Kind.UNDONE, beforeTheLast(review), note, officer, now);
        };
        return new Accepted(review.with(event), event);
    }

    private static ReviewEvent event(
            int revision, Kind kind, ReviewState after, String note, Officer officer, Instant now) {
        return new ReviewEvent(revision, kind, after, null, null, note, null, officer, now);
    }

    private static ReviewState after(PoliceOutcome outcome) {
        return switch (outcome) {
            case PENALISED, WARNED, NO_VIOLATION -> ReviewState.ANSWERED;
            case RETURNED -> ReviewState.UNREVIEWED;
        };
    }

    private static ReviewState beforeTheLast(Review review) {
        var standing = review.standing();
        return standing.size() < 2
                ? ReviewState.UNREVIEWED
                : standing.get(standing.size() - 2).after();
    }

    private static Sentence label(ViolationType type) {
        return new Sentence(type.chinese(), type.english());
    }
}
