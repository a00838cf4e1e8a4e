package org.liandan.manifest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.liandan.party.Sentence;

/** 作废: a manifest that shall not run any further keeps its content, and the reason. */
final class Cancelling {

    private static final String FIELD = "reason";
    private static final FieldKind.Text REASON = new FieldKind.Text(500, true);

    private Cancelling() {}

    static Outcome<Manifest.Cancelled> cancel(Manifest.Cancellable manifest, String reason, Actor actor, Instant now) {
        Optional<Refusal> fault = fault(reason.strip());
        if (fault.isPresent()) {
            return Outcome.Refused.because(fault.get());
        }
        var cancellation = new Cancellation(reason.strip(), Signature.of(actor, now));
        return new Outcome.Accepted<>(
                new Manifest.Cancelled(manifest, cancellation),
                new ManifestEvent(
                        ManifestEvent.Kind.CANCELLED,
                        actor,
                        now,
                        Entries.with(FIELD, cancellation.reason()).done()));
    }

    private static Optional<Refusal> fault(String reason) {
        if (reason.isEmpty()) {
            return Optional.of(Refusal.of(RefusalCode.FIELD_REQUIRED, FIELD));
        }
        return switch (REASON.parse(reason)) {
            case Parsed.Good<String> _ -> Optional.empty();
            case Parsed.Bad<String>(RefusalCode code, List<Sentence> found) ->
                Optional.of(new Refusal(code, FIELD, found));
        };
    }
}
