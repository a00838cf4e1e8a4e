package org.liandan.policy.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Days;
import org.liandan.http.FieldViolation;
import org.liandan.http.Problem;
import org.liandan.policy.Policy;
import org.liandan.policy.RulingRules.Fault;
import org.liandan.policy.RulingRules.Proposal;
import org.liandan.policy.store.PolicyBook;

/** What page and API share about open points. */
@ApplicationScoped
public class OpenPointDesk {

    private final PolicyBook book;
    private final Caller caller;
    private final Clock clock;

    OpenPointDesk(PolicyBook book, Caller caller, Clock clock) {
        this.book = book;
        this.caller = caller;
        this.clock = clock;
    }

    List<PolicyBook.Entry> entries() {
        return book.entries();
    }

    Policy now() {
        return book.timeline().at(clock.instant());
    }

    /** Whether the ruling has begun to hold. */
    boolean begun(PolicyBook.Entry entry) {
        return !entry.asked().validFrom().isAfter(clock.instant());
    }

    /** What a form proposes as the first moment: the next midnight of the district that leaves a day to confirm. */
    Instant usualMoment() {
        return Days.start(LocalDate.ofInstant(clock.instant(), Days.ZONE).plusDays(2));
    }

    /** @throws Problem naming every fault */
    PolicyBook.Entry propose(
            String point,
            @Nullable String value,
            Instant validFrom,
            @Nullable String reference,
            @Nullable String reason) {
        return done(book.propose(
                new Proposal(point, text(value), validFrom, text(reference), text(reason)), caller.username()));
    }

    /** @throws Problem if there is no such proposal, or it cannot be answered so */
    PolicyBook.Entry answer(long id, boolean confirm) {
        if (book.find(id) == null) {
            throw Problem.notFound("没有这项建议。 There is no such proposal.");
        }
        return done(book.answer(id, confirm, caller.username()));
    }

    private static PolicyBook.Entry done(PolicyBook.Outcome outcome) {
        return switch (outcome) {
            case PolicyBook.Outcome.Done(PolicyBook.Entry entry) -> entry;
            case PolicyBook.Outcome.Refused(List<Fault> faults) -> throw problem(faults);
        };
    }

    private static Problem problem(List<Fault> faults) {
        Fault first = faults.getFirst();
        List<FieldViolation> violations = faults.stream()
                .filter(fault -> !fault.refusal().field().isEmpty())
                .map(fault -> new FieldViolation(fault.refusal().field(), message(fault)))
                .toList();
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put(
                "refusals",
                faults.stream()
                        .map(fault -> Map.of(
                                "code", fault.refusal().name(),
                                "field", fault.refusal().field(),
                                "clause", fault.refusal().clause(),
                                "chinese", fault.sentence().chinese(),
                                "english", fault.sentence().english()))
                        .toList());
        return new Problem(422, first.refusal().slug(), message(first), violations, extensions);
    }

    private static String message(Fault fault) {
        return fault.sentence().both() + " 〔" + fault.refusal().clause() + "〕";
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
