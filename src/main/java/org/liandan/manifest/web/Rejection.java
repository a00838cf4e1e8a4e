package org.liandan.manifest.web;

import java.util.List;
import java.util.stream.Collectors;
import org.liandan.http.Page;
import org.liandan.manifest.Entries;
import org.liandan.manifest.Refusal;
import org.liandan.manifest.Stage;
import org.liandan.policy.Policy;

/**
 * A step that was sent from a page and not taken.
 *
 * @param sent what was typed
 * @param refusals every reason
 */
record Rejection(Entries sent, List<Refusal> refusals) {

    Rejection {
        refusals = List.copyOf(refusals);
    }

    StageForm form(Stage stage, Page page, Policy policy) {
        return StageForm.refused(stage, sent, refusals, page, policy);
    }

    /** Every reason in one line, for steps that have no form. */
    String sentence(Page page) {
        return refusals.stream()
                .map(refusal -> StageForm.sentence(refusal, page))
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
