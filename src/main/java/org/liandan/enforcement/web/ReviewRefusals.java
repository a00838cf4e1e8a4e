package org.liandan.enforcement.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liandan.enforcement.store.ReviewRefusedException;
import org.liandan.http.FailureTranslator;
import org.liandan.http.Problem;

/** What this feature refuses, as problem+json with the notice's paragraph. */
@ApplicationScoped
class ReviewRefusals implements FailureTranslator {

    @Override
    public Optional<Problem> translate(Throwable failure) {
        return failure instanceof ReviewRefusedException refused ? Optional.of(problem(refused)) : Optional.empty();
    }

    private static Problem problem(ReviewRefusedException refused) {
        String clause = refused.code().clause();
        return new Problem(
                refused.code().status(),
                refused.code().slug(),
                refused.sentence().both(),
                List.of(),
                clause.isEmpty() ? Map.of() : Map.of("clause", clause));
    }
}
