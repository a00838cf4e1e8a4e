package org.liandan.manifest;

import java.time.Instant;
import java.util.function.Supplier;
import org.liandan.manifest.Manifest.Cancelled;
import org.liandan.manifest.Manifest.Closed;
import org.liandan.manifest.Manifest.Delivered;
import org.liandan.manifest.Manifest.Draft;
import org.liandan.manifest.Manifest.InTransit;
import org.liandan.manifest.Manifest.Issued;
import org.liandan.manifest.Manifest.Rejected;
import org.liandan.party.Sentence;

/**
 * The one door to a manifest's states: who may, then whether the state allows it, then every field and every rule at once.
 * Pure; nothing is written and no clock is read.
 */
public final class Transitions {

    private Transitions() {}

    /**
     * A new draft.
     *
     * @param numbers asked for one number, and only when nothing is refused
     */
    public static Outcome<Draft> create(
            Supplier<ManifestNumber> numbers, Consignment asked, Entries producer, Actor actor, Circumstances at) {
        return Rights.missingToCreate(asked.producer(), asked.lineage(), actor)
                .<Outcome<Draft>>map(Outcome.Refused::because)
                .orElseGet(() -> Drafting.create(numbers, asked, producer, actor, at));
    }

    /** The next state of a manifest, or every reason why there is none. */
    public static Outcome<? extends Manifest> apply(Manifest manifest, Step step, Actor actor, Circumstances at) {
        var missing = Rights.missing(manifest, step, actor);
        if (missing.isPresent()) {
            return Outcome.Refused.because(missing.get());
        }
        return switch (manifest) {
            case Draft draft ->
                switch (step) {
                    case Step.Edit(Consignment asked, Entries producer) -> draft.edit(asked, producer, actor, at);
                    case Step.Issue _ -> draft.issue(actor, at);
                    case Step.Cancel(String reason) -> draft.cancel(reason, actor, at);
                    case Step.Carry _, Step.Arrive _, Step.Receive _ -> outOfOrder(draft, step);
                };
            case Issued issued ->
                switch (step) {
                    case Step.Carry carry -> issued.carry(carry, actor, at);
                    case Step.Cancel(String reason) -> issued.cancel(reason, actor, at);
                    case Step.Edit _, Step.Issue _, Step.Arrive _, Step.Receive _ -> outOfOrder(issued, step);
                };
            case InTransit inTransit ->
                switch (step) {
                    case Step.Arrive(Channel channel) -> inTransit.arrive(channel, actor, at);
                    case Step.Receive(Entries receiver) -> inTransit.receive(receiver, actor, at);
                    case Step.Cancel(String reason) -> inTransit.cancel(reason, actor, at);
                    case Step.Edit _, Step.Issue _, Step.Carry _ -> outOfOrder(inTransit, step);
                };
            case Delivered delivered ->
                switch (step) {
                    case Step.Receive(Entries receiver) -> delivered.receive(receiver, actor, at);
                    case Step.Cancel(String reason) -> delivered.cancel(reason, actor, at);
                    case Step.Edit _, Step.Issue _, Step.Carry _, Step.Arrive _ -> outOfOrder(delivered, step);
                };
            case Closed _, Rejected _, Cancelled _ -> outOfOrder(manifest, step);
        };
    }

    /** {@link #apply(Manifest, Step, Actor, Circumstances)} by the notice and the proposals alone, with no tracks at hand. */
    public static Outcome<? extends Manifest> apply(
            Manifest manifest, Step step, Actor actor, Trucks trucks, Instant now) {
        return apply(manifest, step, actor, Circumstances.of(trucks, now));
    }

    private static Outcome<Manifest> outOfOrder(Manifest manifest, Step step) {
        ManifestState state = manifest.state();
        return Outcome.Refused.because(Refusal.of(
                RefusalCode.WRONG_STATE, null, new Sentence(state.chinese(), state.english()), step.named()));
    }
}
