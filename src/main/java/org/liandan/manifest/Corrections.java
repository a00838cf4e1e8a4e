package org.liandan.manifest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liandan.party.OrganizationId;
import org.liandan.party.Role;
import org.liandan.party.Sentence;

/**
 * The one door to corrections of what has been signed. Pure: nothing is written and no clock is read.
 *
 * <p>Whoever has signed may propose; everyone else who has signed must approve. Where nobody else has, the change is in force
 * at once, with its version and its line of history all the same.
 */
public final class Corrections {

    private static final String REASON = "reason";
    private static final FieldKind.Text WORDS = new FieldKind.Text(500, true);

    private Corrections() {}

    /**
     * A new proposal.
     *
     * @param pending the one that already waits, or null
     * @param texts what the named fields shall hold, by path; an empty text empties the field
     */
    public static CorrectionOutcome propose(
            Manifest manifest,
            @Nullable Correction pending,
            Map<String, String> texts,
            String reason,
            Actor actor,
            CorrectionFacts facts,
            Instant now) {
        Optional<Refusal> no = unless(Rights.signsFor(manifest, actor), RefusalCode.NOT_A_SIGNATORY)
                .or(() -> correctable(manifest))
                .or(() -> unless(pending == null, RefusalCode.CORRECTION_PENDING))
                .or(() -> wrongReason(reason));
        if (no.isPresent()) {
            return CorrectionOutcome.Refused.because(no.get());
        }
        return switch (Revision.of(manifest, texts, facts)) {
            case Revision.Result.Refused(List<Refusal> refusals) -> new CorrectionOutcome.Refused(refusals);
            case Revision.Result.Revised(Manifest revised) -> {
                List<FieldChange> changes = Revision.differences(manifest, revised);
                if (changes.isEmpty()) {
                    yield CorrectionOutcome.Refused.because(Refusal.of(RefusalCode.NOTHING_CORRECTED, null));
                }
                Signature by = Signature.of(actor, now);
                var proposed = new Correction.Pending(new Correction.Proposal(changes, reason.strip(), by), List.of());
                ManifestEvent event = new ManifestEvent(
                        ManifestEvent.Kind.CORRECTION_PROPOSED,
                        actor,
                        now,
                        after(changes).and(REASON, reason.strip()));
                yield unanswered(manifest, proposed).isEmpty()
                        ? applied(proposed, revised, "", actor, now, event)
                        : new CorrectionOutcome.Taken(proposed, null, List.of(event));
            }
        };
    }

    /** A party's consent. */
    public static CorrectionOutcome approve(
            Manifest manifest, Correction correction, Actor actor, CorrectionFacts facts, Instant now) {
        return whilePending(correction, pending -> {
            Optional<Refusal> no = mayAnswer(manifest, pending, actor)
                    .or(() -> unless(
                            pending.approvals().stream()
                                    .noneMatch(one -> one.organization().equals(actor.organization())),
                            RefusalCode.CORRECTION_ANSWERED));
            if (no.isPresent()) {
                return CorrectionOutcome.Refused.because(no.get());
            }
            List<Signature> approvals = new ArrayList<>(pending.approvals());
            approvals.add(Signature.of(actor, now));
            var approved = new Correction.Pending(pending.proposal(), approvals);
            var event = new ManifestEvent(ManifestEvent.Kind.CORRECTION_APPROVED, actor, now, Entries.NONE);
            return unanswered(manifest, approved).isEmpty()
                    ? revised(manifest, approved, "", actor, facts, now, event)
                    : new CorrectionOutcome.Taken(approved, null, List.of(event));
        });
    }

    /** A party's no; one is enough. */
    public static CorrectionOutcome decline(
            Manifest manifest, Correction correction, String reason, Actor actor, Instant now) {
        return whilePending(
                correction,
                pending -> mayAnswer(manifest, pending, actor)
                        .or(() -> wrongReason(reason))
                        .<CorrectionOutcome>map(CorrectionOutcome.Refused::because)
                        .orElseGet(() -> ended(
                                pending,
                                CorrectionState.DECLINED,
                                ManifestEvent.Kind.CORRECTION_DECLINED,
                                reason.strip(),
                                actor,
                                now)));
    }

    /** The proposer thinks better of it. */
    public static CorrectionOutcome withdraw(Correction correction, Actor actor, Instant now) {
        return whilePending(
                correction,
                pending -> unless(
                                pending.proposal().by().organization().equals(actor.organization()),
                                RefusalCode.NOT_THE_PROPOSER)
                        .<CorrectionOutcome>map(CorrectionOutcome.Refused::because)
                        .orElseGet(() -> ended(
                                pending,
                                CorrectionState.WITHDRAWN,
                                ManifestEvent.Kind.CORRECTION_WITHDRAWN,
                                "",
                                actor,
                                now)));
    }

    /** The bureau decides in the place of those who have not answered in time. */
    public static CorrectionOutcome decide(
            Manifest manifest,
            Correction correction,
            boolean approved,
            String reason,
            Actor actor,
            CorrectionTerms terms,
            CorrectionFacts facts,
            Instant now) {
        return whilePending(correction, pending -> {
            Instant due = terms.escalateAt(pending);
            Optional<Refusal> no = unless(actor.isAnyOf(Role.BUREAU, Role.BUREAU_ADMIN), RefusalCode.BUREAU_DECIDES)
                    .or(() -> now.isBefore(due)
                            ? Optional.of(Refusal.of(
                                    RefusalCode.CORRECTION_NOT_DUE, null, Sentence.same(DistrictTime.shown(due))))
                            : Optional.empty())
                    .or(() -> wrongReason(reason));
            if (no.isPresent()) {
                return CorrectionOutcome.Refused.because(no.get());
            }
            var event = new ManifestEvent(
                    ManifestEvent.Kind.CORRECTION_DECIDED,
                    actor,
                    now,
                    Entries.with("approved", approved)
                            .with(REASON, reason.strip())
                            .done());
            return approved
                    ? revised(manifest, pending, reason.strip(), actor, facts, now, event)
                    : new CorrectionOutcome.Taken(
                            pending.ended(CorrectionState.DECLINED, Signature.of(actor, now), reason.strip()),
                            null,
                            List.of(event));
        });
    }

    /** The manifest was cancelled: nothing is left to correct. */
    public static Correction.Ended lapse(Correction.Pending pending, Cancellation cancellation) {
        return pending.ended(CorrectionState.LAPSED, cancellation.by(), cancellation.reason());
    }

    /** The organisations whose answer is still wanted: everyone who has signed, but for the proposer. */
    public static Set<OrganizationId> unanswered(Manifest manifest, Correction correction) {
        Set<OrganizationId> parties = new LinkedHashSet<>();
        Header header = manifest.header();
        manifest.issue().ifPresent(_ -> parties.add(header.producer().id()));
        manifest.carriage().ifPresent(_ -> parties.add(header.carrier().id()));
        manifest.receipt().ifPresent(_ -> parties.add(header.receiver().id()));
        parties.remove(correction.proposal().by().organization());
        correction.approvals().forEach(approval -> parties.remove(approval.organization()));
        return parties;
    }

    /** What the manifest would be with the correction in force. */
    private static CorrectionOutcome revised(
            Manifest manifest,
            Correction.Pending pending,
            String reason,
            Actor actor,
            CorrectionFacts facts,
            Instant now,
            ManifestEvent event) {
        Map<String, String> texts = new HashMap<>();
        for (FieldChange change : pending.proposal().changes()) {
            String text = change.after();
            texts.put(change.path(), text == null ? "" : text);
        }
        // judged again: others may have signed since, and the register goes on
        return switch (Revision.of(manifest, texts, facts)) {
            case Revision.Result.Refused(List<Refusal> refusals) -> new CorrectionOutcome.Refused(refusals);
            case Revision.Result.Revised(Manifest revised) -> applied(pending, revised, reason, actor, now, event);
        };
    }

    private static CorrectionOutcome applied(
            Correction.Pending pending,
            Manifest revised,
            String reason,
            Actor actor,
            Instant now,
            ManifestEvent cause) {
        return new CorrectionOutcome.Taken(
                pending.ended(CorrectionState.APPLIED, Signature.of(actor, now), reason),
                revised,
                List.of(
                        cause,
                        new ManifestEvent(
                                ManifestEvent.Kind.CORRECTED,
                                actor,
                                now,
                                after(pending.proposal().changes()))));
    }

    private static CorrectionOutcome ended(
            Correction.Pending pending,
            CorrectionState state,
            ManifestEvent.Kind kind,
            String reason,
            Actor actor,
            Instant now) {
        Entries entries =
                reason.isEmpty() ? Entries.NONE : Entries.with(REASON, reason).done();
        return new CorrectionOutcome.Taken(
                pending.ended(state, Signature.of(actor, now), reason),
                null,
                List.of(new ManifestEvent(kind, actor, now, entries)));
    }

    /** The new texts by path; an emptied field stands there with an empty text. */
    private static Entries after(List<FieldChange> changes) {
        return new Entries(changes.stream()
                .collect(Collectors.toMap(FieldChange::path, change -> change.after() == null ? "" : change.after())));
    }

    private interface Answering {
        CorrectionOutcome of(Correction.Pending pending);
    }

    private static CorrectionOutcome whilePending(Correction correction, Answering answering) {
        return switch (correction) {
            case Correction.Pending pending -> answering.of(pending);
            case Correction.Ended ended ->
                CorrectionOutcome.Refused.because(Refusal.of(
                        RefusalCode.CORRECTION_OVER,
                        null,
                        new Sentence(ended.state().chinese(), ended.state().english())));
        };
    }

    private static Optional<Refusal> mayAnswer(Manifest manifest, Correction.Pending pending, Actor actor) {
        return unless(Rights.signsFor(manifest, actor), RefusalCode.NOT_A_SIGNATORY)
                .or(() -> unless(
                        !pending.proposal().by().organization().equals(actor.organization()),
                        RefusalCode.OWN_CORRECTION));
    }

    private static Optional<Refusal> correctable(Manifest manifest) {
        return switch (manifest) {
            case Manifest.Issued _, Manifest.OnTheRoad _, Manifest.Received _ -> Optional.empty();
            case Manifest.Draft _, Manifest.Cancelled _ ->
                Optional.of(Refusal.of(
                        RefusalCode.WRONG_STATE,
                        null,
                        new Sentence(
                                manifest.state().chinese(), manifest.state().english()),
                        new Sentence("更正", "correct it")));
        };
    }

    private static Optional<Refusal> wrongReason(String reason) {
        if (reason.isBlank()) {
            return Optional.of(Refusal.of(RefusalCode.FIELD_REQUIRED, REASON));
        }
        return switch (WORDS.parse(reason.strip())) {
            case Parsed.Good<String> _ -> Optional.empty();
            case Parsed.Bad<String>(RefusalCode code, List<Sentence> found) ->
                Optional.of(new Refusal(code, REASON, found));
        };
    }

    private static Optional<Refusal> unless(boolean allowed, RefusalCode code) {
        return allowed ? Optional.empty() : Optional.of(Refusal.of(code, null));
    }
}
