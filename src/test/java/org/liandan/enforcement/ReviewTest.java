package org.liandan.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.liandan.enforcement.Judgement.Accepted;
import org.liandan.enforcement.Judgement.Refused;
import org.liandan.enforcement.ReviewRules.Subject;
import org.liandan.haul.ViolationType;

/** What officers may do about a finding, to whom which step is open, and what taking a step back means. */
class ReviewTest {

    private static final Instant NINE = Instant.parse("2026-11-20T01:00:00Z");
    private static final ReviewRules RULES = new ReviewRules(Duration.ofMinutes(30));
    private static final Subject SPEEDING = new Subject(ViolationType.SPEEDING, null);
    private static final Officer LI = new Officer("li", Authority.BUREAU);
    private static final Officer ZHAO = new Officer("zhao", Authority.BUREAU);
    private static final Officer POLICE = new Officer("chen", Authority.TRAFFIC_POLICE);
    private static final ReviewStep CONFIRM = new ReviewStep.Confirm("");
    private static final ReviewStep DISMISS = new ReviewStep.Dismiss(DismissalReason.POSITION_ERROR, "");
    private static final ReviewStep FILE = new ReviewStep.FileUnder(7, "");
    private static final ReviewStep HAND_OVER = new ReviewStep.HandOver("");
    private static final ReviewStep RECEIVE = new ReviewStep.Receive("");
    private static final ReviewStep UNDO = new ReviewStep.Undo("");

    private static Review after(Officer officer, ReviewStep... steps) {
        Review review = Review.NONE;
        for (ReviewStep step : steps) {
            boolean ofPolice = step instanceof ReviewStep.Receive || step instanceof ReviewStep.Answer;
            review = taken(review, step, ofPolice ? POLICE : officer);
        }
        return review;
    }

    private static Review taken(Review review, ReviewStep step, Officer officer) {
        return switch (RULES.judge(review, SPEEDING, step, officer, review.revision(), NINE)) {
            case Accepted(Review next, ReviewEvent _) -> next;
            case Refused(ReviewRefusal code, var sentence) -> throw new AssertionError(code + " " + sentence);
        };
    }

    private static ReviewRefusal refusal(
            Review review, Subject subject, ReviewStep step, Officer officer, Instant now) {
        return switch (RULES.judge(review, subject, step, officer, review.revision(), now)) {
            case Accepted(Review _, ReviewEvent event) -> throw new AssertionError("taken: " + event);
            case Refused(ReviewRefusal code, var _) -> code;
        };
    }

    @Test
    void nobodyHasDecidedUntilSomebodyDoes() {
        assertThat(Review.NONE.state()).isEqualTo(ReviewState.UNREVIEWED);
        assertThat(after(LI, CONFIRM).state()).isEqualTo(ReviewState.CONFIRMED);
        assertThat(after(LI, DISMISS).state()).isEqualTo(ReviewState.DISMISSED);
        assertThat(after(LI, CONFIRM, HAND_OVER).state()).isEqualTo(ReviewState.HANDED_OVER);
        assertThat(after(LI, FILE).caseId()).isEqualTo(7);
    }

    @Test
    void otherIsNoReasonByItself() {
        ReviewStep bare = new ReviewStep.Dismiss(DismissalReason.OTHER, "  ");
        assertThat(refusal(Review.NONE, SPEEDING, bare, LI, NINE)).isEqualTo(ReviewRefusal.NOTE_REQUIRED);
        assertThat(after(LI, new ReviewStep.Dismiss(DismissalReason.OTHER, "现场执勤人员指挥"))
                        .state())
                .isEqualTo(ReviewState.DISMISSED);
    }

    @Test
    void whatIsDismissedIsNeitherFiledNorHandedOver() {
        Review dismissed = after(LI, DISMISS);
        assertThat(refusal(dismissed, SPEEDING, FILE, LI, NINE)).isEqualTo(ReviewRefusal.NOT_IN_THIS_STATE);
        assertThat(refusal(dismissed, SPEEDING, HAND_OVER, LI, NINE)).isEqualTo(ReviewRefusal.NOT_IN_THIS_STATE);
    }

    @Test
    void oneMatterGoesOneWay() {
        assertThat(refusal(after(LI, HAND_OVER), SPEEDING, FILE, LI, NINE)).isEqualTo(ReviewRefusal.NOT_IN_THIS_STATE);
        assertThat(refusal(after(LI, FILE), SPEEDING, HAND_OVER, LI, NINE)).isEqualTo(ReviewRefusal.NOT_IN_THIS_STATE);
    }

    @ParameterizedTest
    @EnumSource(
            value = ViolationType.class,
            names = {"OFF_ROUTE", "OUTSIDE_TIME_WINDOW", "UNPLANNED_STOP", "OFFLINE"})
    void whatThePermitSaysIsTheBureausOwn(ViolationType type) {
        assertThat(refusal(Review.NONE, new Subject(type, null), HAND_OVER, LI, NINE))
                .isEqualTo(ReviewRefusal.NOT_A_POLICE_MATTER);
    }

    @Test
    void aHintIsLookedAtBeforeItIsFiled() {
        Subject hint = new Subject(ViolationType.TAMPER_HINT, null);
        assertThat(refusal(Review.NONE, hint, FILE, LI, NINE)).isEqualTo(ReviewRefusal.NOT_ESTABLISHED);
        Review looked = after(LI, CONFIRM);
        assertThat(RULES.judge(looked, hint, FILE, LI, 1, NINE)).isInstanceOf(Accepted.class);
    }

    @Test
    void theBureauDecidesAndThePoliceAnswer() {
        assertThat(refusal(Review.NONE, SPEEDING, CONFIRM, POLICE, NINE)).isEqualTo(ReviewRefusal.NOT_YOUR_AUTHORITY);
        assertThat(refusal(after(LI, HAND_OVER), SPEEDING, RECEIVE, LI, NINE))
                .isEqualTo(ReviewRefusal.NOT_YOUR_AUTHORITY);
        Review answered = after(LI, HAND_OVER, RECEIVE, new ReviewStep.Answer(PoliceOutcome.PENALISED, "京公交决字 1 号"));
        assertThat(answered.state()).isEqualTo(ReviewState.ANSWERED);
    }

    @Test
    void whatThePoliceReturnIsToBeDecidedAnew() {
        Review returned = after(LI, HAND_OVER, new ReviewStep.Answer(PoliceOutcome.RETURNED, "证据不足"));
        assertThat(returned.state()).isEqualTo(ReviewState.UNREVIEWED);
        assertThat(taken(returned, DISMISS, LI).state()).isEqualTo(ReviewState.DISMISSED);
    }

    @Test
    void theSecondOfTwoOfficersLearnsWhoDecidedWhat() {
        Review first = after(ZHAO, DISMISS);
        Judgement second = RULES.judge(first, SPEEDING, CONFIRM, LI, 0, NINE);
        assertThat(second).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(ReviewRefusal.DECIDED_MEANWHILE);
            assertThat(refused.sentence().chinese()).contains("zhao").contains("不予认定");
            assertThat(refused.sentence().english()).contains("zhao").contains("dismissed");
        });
    }

    @ParameterizedTest
    @CsvSource({"0, true", "30, true", "31, false"})
    void theOwnLastStepCanBeTakenBackForHalfAnHour(long minutes, boolean open) {
        Judgement undo = RULES.judge(after(LI, DISMISS), SPEEDING, UNDO, LI, 1, NINE.plus(Duration.ofMinutes(minutes)));
        assertThat(undo instanceof Accepted).isEqualTo(open);
        if (undo instanceof Refused refused) {
            assertThat(refused.code()).isEqualTo(ReviewRefusal.UNDO_TOO_LATE);
        }
    }

    @Test
    void nobodyTakesBackAnothersStep() {
        assertThat(refusal(after(ZHAO, CONFIRM), SPEEDING, UNDO, LI, NINE)).isEqualTo(ReviewRefusal.NOT_YOUR_DECISION);
        assertThat(refusal(after(LI, HAND_OVER, RECEIVE), SPEEDING, UNDO, LI, NINE))
                .as("the police have it")
                .isEqualTo(ReviewRefusal.NOT_YOUR_DECISION);
        assertThat(refusal(Review.NONE, SPEEDING, UNDO, LI, NINE)).isEqualTo(ReviewRefusal.NOTHING_TO_UNDO);
    }

    @Test
    void aClosedCaseKeepsWhatIsInIt() {
        Subject closed = new Subject(ViolationType.SPEEDING, CaseNumber.of(2026, 3));
        assertThat(refusal(after(LI, FILE), closed, UNDO, LI, NINE)).isEqualTo(ReviewRefusal.CASE_CLOSED);
    }

    @Test
    void aNoteHasABound() {
        ReviewStep long501 = new ReviewStep.Confirm("长".repeat(501));
        assertThat(refusal(Review.NONE, SPEEDING, long501, LI, NINE)).isEqualTo(ReviewRefusal.NOTE_TOO_LONG);
    }

    /** Who does what, in any order; what is refused changes nothing. */
    record Attempt(ReviewStep step, Officer officer) {}

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        Arbitrary<ReviewStep> steps = Arbitraries.of(
                CONFIRM,
                DISMISS,
                FILE,
                HAND_OVER,
                RECEIVE,
                UNDO,
                new ReviewStep.Answer(PoliceOutcome.WARNED, ""),
                new ReviewStep.Answer(PoliceOutcome.RETURNED, ""));
        Arbitrary<Officer> officers = Arbitraries.of(LI, ZHAO, POLICE);
        return net.jqwik.api.Combinators.combine(steps, officers)
                .as(Attempt::new)
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 300)
    void takingAStepBackLeavesWhatWasBeforeIt(@ForAll("attempts") List<Attempt> attempts) {
        Review review = Review.NONE;
        List<ReviewState> before = new ArrayList<>();
        for (Attempt attempt : attempts) {
            Judgement judgement =
                    RULES.judge(review, SPEEDING, attempt.step(), attempt.officer(), review.revision(), NINE);
            if (judgement instanceof Accepted(Review next, ReviewEvent event)) {
                assertThat(next.revision()).isEqualTo(review.revision() + 1);
                if (event.kind() == ReviewEvent.Kind.UNDONE) {
                    assertThat(next.state()).isEqualTo(before.removeLast());
                } else {
                    before.add(review.state());
                }
                assertThat(next.state()).isEqualTo(event.after());
                assertThat(next.caseId() != null).isEqualTo(next.state() == ReviewState.IN_CASE);
                review = next;
            }
        }
        assertThat(review.standing()).hasSize(before.size());
    }

    @Property(tries = 300)
    void nobodyActsForTheOtherAuthority(@ForAll("attempts") List<Attempt> attempts) {
        Review review = Review.NONE;
        for (Attempt attempt : attempts) {
            if (RULES.judge(review, SPEEDING, attempt.step(), attempt.officer(), review.revision(), NINE)
                    instanceof Accepted(Review next, ReviewEvent event)) {
                boolean ofPolice = switch (event.kind()) {
                    case RECEIVED, ANSWERED -> true;
                    case CONFIRMED, DISMISSED, FILED, HANDED_OVER -> false;
                    case UNDONE ->
                        event.officer().equals(review.decision().orElseThrow().officer())
                                && event.officer().authority() == Authority.TRAFFIC_POLICE;
                };
                assertThat(event.officer().authority() == Authority.TRAFFIC_POLICE)
                        .isEqualTo(ofPolice);
                review = next;
            }
        }
    }
}
