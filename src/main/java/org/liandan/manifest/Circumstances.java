package org.liandan.manifest;

import java.time.Instant;
import org.liandan.policy.Policy;
import org.liandan.policy.PolicyTimeline;

/**
 * What a step is judged by besides the manifest and what was filled in. Rules read no clock and no table: all of it comes in here.
 *
 * @param trucks what the registry says of trucks
 * @param movements what tracks say of them
 * @param policies what holds when of everything that the notice leaves open
 * @param licences what single sites may take, and do with it
 * @param now the moment of the step
 */
public record Circumstances(
        Trucks trucks, Movements movements, PolicyTimeline policies, Licences licences, Instant now) {

    /** With no licence of any site known. */
    public Circumstances(Trucks trucks, Movements movements, PolicyTimeline policies, Instant now) {
        this(trucks, movements, policies, Licences.NONE, now);
    }

    /** Judged by the notice and the proposals alone, with no tracks at hand. */
    public static Circumstances of(Trucks trucks, Instant now) {
        return new Circumstances(trucks, Movements.UNKNOWN, PolicyTimeline.PROPOSED, now);
    }

    /** What holds at the moment of the step: for times, tolerances and whatever else is about the step itself. */
    public Policy policy() {
        return policies.at(now);
    }

    /**
     * What held when the manifest was issued: for where its load may go and which fields it must have. So a ruling that makes
     * these stricter never stops a manifest that is already under way. A draft has no such moment and is judged as of now.
     */
    public Policy policyOf(Manifest manifest) {
        return manifest.issue().map(signature -> policies.at(signature.at())).orElseGet(this::policy);
    }
}
