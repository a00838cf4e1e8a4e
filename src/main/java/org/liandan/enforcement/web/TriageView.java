package org.liandan.enforcement.web;

import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.enforcement.DismissalReason;
import org.liandan.enforcement.Judgement;
import org.liandan.enforcement.Officer;
import org.liandan.enforcement.PoliceOutcome;
import org.liandan.enforcement.Review;
import org.liandan.enforcement.ReviewRefusal;
import org.liandan.enforcement.ReviewStep;
import org.liandan.enforcement.store.CaseDesk;
import org.liandan.enforcement.store.ReviewDesk;
import org.liandan.enforcement.store.ReviewRefusedException;
import org.liandan.enforcement.store.TriageReader;
import org.liandan.haul.Violation;
import org.liandan.haul.evidence.Meaning;
import org.liandan.haul.web.EvidenceDesk;
import org.liandan.haul.web.ViolationLine;
import org.liandan.http.Page;

/** Puts together what the inbox shows. */
@RequestScoped
class TriageView {

    /** Nobody reads further down; the number of all stands above. */
    static final int MOST_SHOWN = 60;

    private static final int MOST_CASES = 10;

    private final TriageReader triage;
    private final ReviewDesk reviews;
    private final CaseDesk cases;
    private final EvidenceDesk evidence;
    private final Desk desk;
    private final Page page;
    private final Clock clock;

    TriageView(
            TriageReader triage,
            ReviewDesk reviews,
            CaseDesk cases,
            EvidenceDesk evidence,
            Desk desk,
            Page page,
            Clock clock) {
        this.triage = triage;
        this.reviews = reviews;
        this.cases = cases;
        this.evidence = evidence;
        this.desk = desk;
        this.page = page;
        this.clock = clock;
    }

    /**
     * The list and the finding chosen in it.
     *
     * @param total how many there are beyond those shown, too
     * @param chosen null where there is none
     */
    record Shown(List<TriageRow> rows, long total, @Nullable Chosen chosen) {}

    /**
     * The list.
     *
     * @param at the finding to be chosen, which may have left the list meanwhile; 0 for the first
     */
    Shown shown(TriageSearch asked, long at) {
        List<TriageReader.Line> lines = triage.lines(asked.filter(), MOST_SHOWN);
        long wanted = at > 0 ? at : lines.isEmpty() ? 0 : id(lines.getFirst());
        List<TriageRow> rows = new ArrayList<>();
        long behind = 0;
        for (int i = 0; i < lines.size(); i++) {
            long next = i + 1 < lines.size() ? id(lines.get(i + 1)) : 0;
            boolean chosen = id(lines.get(i)) == wanted;
            behind = chosen ? next : behind;
            rows.add(row(asked, lines.get(i), next, chosen));
        }
        return new Shown(rows, triage.count(asked.filter()), wanted == 0 ? null : chosen(asked, wanted, behind));
    }

    private static long id(TriageReader.Line line) {
        return line.finding().violation().id();
    }

    private TriageRow row(TriageSearch asked, TriageReader.Line line, long next, boolean chosen) {
        Violation violation = line.finding().violation();
        return new TriageRow(
                line,
                ViolationLine.of(violation),
                isLate(line),
                asked.at(violation.id()),
                asked.part(violation.id(), next),
                chosen);
    }

    private boolean isLate(TriageReader.Line line) {
        return switch (line.state()) {
            case UNREVIEWED, CONFIRMED -> line.finding().isOverdue(clock.instant());
            case DISMISSED, IN_CASE, HANDED_OVER, RECEIVED, ANSWERED -> false;
        };
    }

    /**
     * One finding.
     *
     * @param next the one behind it in the list, or 0
     */
    Chosen chosen(TriageSearch asked, long violation, long next) {
        TriageReader.Line line = triage.line(violation)
                .orElseThrow(() -> new ReviewRefusedException(ReviewRefusal.VIOLATION_UNKNOWN, violation));
        Violation found = line.finding().violation();
        EvidenceDesk.Told frozen = evidence.tell(violation, "inbox");
        Review review = reviews.find(violation).orElse(Review.NONE);
        return new Chosen(
                found,
                line.finding().severity(),
                line.finding().due(),
                isLate(line),
                frozen.content(),
                Meaning.of(frozen.content().finding().verdict()),
                frozen.digest(),
                triage.around(found),
                review,
                asked.police() ? null : reviews.caseOf(violation).orElse(null),
                desk.isBureau() ? cases.openOf(found.carrier(), MOST_CASES) : List.of(),
                asked.action(violation),
                next,
                open(violation, review));
    }

    private Chosen.Open open(long violation, Review review) {
        if (!desk.isOfficer()) {
            return Chosen.Open.NOTHING;
        }
        Officer officer = desk.officer();
        boolean dismiss = isOpen(violation, review, new ReviewStep.Dismiss(DismissalReason.DUPLICATE, ""), officer);
        List<String> whyNot = new ArrayList<>();
        boolean file = why(violation, review, new ReviewStep.FileUnder(0, ""), officer, dismiss, whyNot);
        boolean handOver = why(violation, review, new ReviewStep.HandOver(""), officer, dismiss, whyNot);
        return new Chosen.Open(
                isOpen(violation, review, new ReviewStep.Confirm(""), officer),
                dismiss,
                file,
                handOver,
                isOpen(violation, review, new ReviewStep.Receive(""), officer),
                isOpen(violation, review, new ReviewStep.Answer(PoliceOutcome.WARNED, ""), officer),
                whyNot.stream().distinct().toList());
    }

    private boolean isOpen(long violation, Review review, ReviewStep step, Officer officer) {
        return reviews.weigh(violation, review, step, officer) instanceof Judgement.Accepted;
    }

    /** Whether the step is open; where it is not although the finding is not decided yet, why. */
    private boolean why(
            long violation, Review review, ReviewStep step, Officer officer, boolean undecided, List<String> whyNot) {
        return switch (reviews.weigh(violation, review, step, officer)) {
            case Judgement.Accepted _ -> true;
            case Judgement.Refused(var _, var sentence) -> {
                if (undecided) {
                    whyNot.add(page.pick(sentence.chinese(), sentence.english()));
                }
                yield false;
            }
        };
    }
}
