package org.liandan.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liandan.party.Checked;
import org.liandan.party.Sentence;

/** What must hold when somebody proposes what the bureau shall rule, and when somebody else confirms it. */
public final class RulingRules {

    /** From proposal to force, at least: somebody else must find the time to confirm. */
    public static final Duration NOTICE = Duration.ofMinutes(10);

    /** From confirmation to force, at least: by then every process has read it, so that all judge alike. */
    public static final Duration LEAD = Duration.ofMinutes(2);

    private static final int YEARS_AHEAD = 5;
    private static final int MAX_REASON = 500;
    private static final int MAX_REFERENCE = 200;

    private RulingRules() {}

    /** One fault, with the sentence for whoever made it. */
    public record Fault(RulingRefusal refusal, Sentence sentence) {
        static Fault of(RulingRefusal refusal, Object... found) {
            return new Fault(refusal, refusal.sentence(found));
        }
    }

    /**
     * What somebody proposes.
     *
     * @param point name of an open point
     * @param value as {@link PointKind#read} takes it
     * @param validFrom first moment
     * @param reference number or title of the bureau's paper; empty when there is none
     * @param reason why
     */
    public record Proposal(String point, String value, Instant validFrom, String reference, String reason) {}

    /** Every fault of a proposal at once. */
    public static List<Fault> faults(Proposal proposal, Instant now) {
        List<Fault> faults = new ArrayList<>();
        OpenPoints.named(proposal.point())
                .ifPresentOrElse(
                        point -> unfit(point, proposal.value()).ifPresent(faults::add),
                        () -> faults.add(Fault.of(RulingRefusal.POINT_UNKNOWN)));
        if (proposal.validFrom().isBefore(now.plus(NOTICE))) {
            faults.add(Fault.of(RulingRefusal.MOMENT_TOO_EARLY, NOTICE.toMinutes()));
        }
        if (proposal.validFrom().isAfter(now.plus(Duration.ofDays(366L * YEARS_AHEAD)))) {
            faults.add(Fault.of(RulingRefusal.MOMENT_TOO_FAR, YEARS_AHEAD));
        }
        if (proposal.reason().isBlank() || !fits(proposal.reason(), MAX_REASON)) {
            faults.add(Fault.of(RulingRefusal.REASON_UNFIT, MAX_REASON));
        }
        if (!fits(proposal.reference(), MAX_REFERENCE)) {
            faults.add(Fault.of(RulingRefusal.REFERENCE_UNFIT, MAX_REFERENCE));
        }
        return faults;
    }

    /** Why that person may not confirm it now; empty when he or she may. */
    public static Optional<Fault> confirming(String proposedBy, Instant validFrom, String by, Instant now) {
        if (proposedBy.equals(by)) {
            return Optional.of(Fault.of(RulingRefusal.SAME_PERSON));
        }
        return validFrom.isBefore(now.plus(LEAD)) ? Optional.of(Fault.of(RulingRefusal.TOO_LATE)) : Optional.empty();
    }

    /** The value as the point writes it. */
    public static Optional<String> written(String point, String value) {
        return OpenPoints.named(point).flatMap(known -> written(known, value));
    }

    private static <T> Optional<String> written(OpenPoint<T> point, String value) {
        return point.kind().read(value).valid().map(point.kind()::write);
    }

    private static <T> Optional<Fault> unfit(OpenPoint<T> point, String value) {
        Checked<T> read = point.kind().read(value);
        return read.fault().map(range -> {
            Sentence told = RulingRefusal.VALUE_UNFIT.sentence();
            return new Fault(
                    RulingRefusal.VALUE_UNFIT,
                    new Sentence(told.chinese() + range.chinese(), told.english() + " " + range.english()));
        });
    }

    private static boolean fits(String text, int maxLength) {
        return text.codePointCount(0, text.length()) <= maxLength
                && text.codePoints().noneMatch(RulingRules::isInvisible);
    }

    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.SURROGATE || type == Character.FORMAT;
    }
}
