package org.liandan.policy.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Days;
import org.liandan.party.Sentence;
import org.liandan.policy.OpenPoint;
import org.liandan.policy.PointKind;
import org.liandan.policy.Policy;
import org.liandan.policy.Ruling;
import org.liandan.policy.RulingRules.Proposal;
import org.liandan.policy.store.PolicyBook;

/**
 * An open point as the API shows it.
 *
 * @param name stable name
 * @param chinese what it is about
 * @param rule number in the list of rules
 * @param clause paragraph of the notice
 * @param quote the notice's words; empty where it has none
 * @param silent what the notice does not say
 * @param kind SPAN_MINUTES, SPAN_HOURS, SPAN_DAYS, COUNT, DECIMAL, BOOLEAN, CHOICE or PLACES
 * @param range what may be ruled, in words
 * @param options what may be chosen, where it is a list
 * @param proposed what holds until the bureau rules
 * @param value what holds now
 * @param shown the same in words
 * @param since from when on it has been ruled so; null while the proposal holds
 * @param applied whether the software acts on it; otherwise the ruling is kept on record
 * @param history every proposal, the newest first
 */
@Schema(name = "OpenPoint")
public record OpenPointBody(
        String name,
        String chinese,
        String english,
        String rule,
        String clause,
        String quote,
        Sentence silent,
        String kind,
        Sentence range,
        List<PointKind.Option> options,
        String proposed,
        String value,
        Sentence shown,
        @Nullable OffsetDateTime since,
        boolean applied,
        List<ProposalBody> history) {

    /** What somebody proposed, and what came of it. */
    @Schema(name = "OpenPointProposal")
    public record ProposalBody(
            long id,
            String point,
            String value,
            OffsetDateTime validFrom,
            String reference,
            String reason,
            String proposedBy,
            OffsetDateTime proposedAt,
            @Nullable Boolean confirmed,
            @Nullable String answeredBy,
            @Nullable OffsetDateTime answeredAt) {
        static ProposalBody of(PolicyBook.Entry entry) {
            Proposal asked = entry.asked();
            PolicyBook.Answer answer = entry.answer();
            return new ProposalBody(
                    entry.id(),
                    asked.point(),
                    asked.value(),
                    at(asked.validFrom()),
                    asked.reference(),
                    asked.reason(),
                    entry.proposedBy(),
                    at(entry.proposedAt()),
                    answer == null ? null : answer.confirmed(),
                    answer == null ? null : answer.by(),
                    answer == null ? null : at(answer.at()));
        }
    }

    static <T> OpenPointBody of(OpenPoint<T> point, Policy policy, List<PolicyBook.Entry> entries) {
        T value = policy.get(point);
        return new OpenPointBody(
                point.name(),
                point.label().chinese(),
                point.label().english(),
                point.basis().rule(),
                point.basis().clause(),
                point.basis().quote(),
                point.silent(),
                point.kind().code(),
                point.kind().range(),
                point.kind().options(),
                point.kind().write(point.proposed()),
                point.kind().write(value),
                point.kind().shown(value),
                policy.ruling(point).map(Ruling::from).map(OpenPointBody::at).orElse(null),
                point.applied(),
                entries.stream()
                        .filter(entry -> entry.asked().point().equals(point.name()))
                        .map(ProposalBody::of)
                        .toList());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atZone(Days.ZONE).toOffsetDateTime();
    }
}
