package org.liandan.ledger.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liandan.http.FailureTranslator;
import org.liandan.http.Problem;
import org.liandan.ledger.LedgerRefusedException;

/** What this feature refuses, as problem+json with the notice's paragraph. */
@ApplicationScoped
class LedgerRefusals implements FailureTranslator {

    @Override
    public Optional<Problem> translate(Throwable failure) {
        return failure instanceof LedgerRefusedException refused ? Optional.of(problem(refused)) : Optional.empty();
    }

    static Problem problem(LedgerRefusedException refused) {
        String clause = refused.refusal().clause();
        return new Problem(
                refused.refusal().status(),
                refused.refusal().slug(),
                refused.sentence().both(),
                List.of(),
                clause.isEmpty() ? Map.of() : Map.of("clause", clause));
    }
}
