package org.liandan.ledger.store;

import jakarta.enterprise.context.ApplicationScoped;
import org.liandan.policy.PolicyTimeline;
import org.liandan.policy.store.PolicyBook;

/** What the bureau has ruled on the times of ledgers, for whoever shows them. */
@ApplicationScoped
public class Rulings {

    private final PolicyBook policies;

    Rulings(PolicyBook policies) {
        this.policies = policies;
    }

    public PolicyTimeline timeline() {
        return policies.timeline();
    }
}
