package org.liandan.approval.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.liandan.approval.Call;
import org.liandan.approval.Deed;
import org.liandan.approval.Progress;
import org.liandan.approval.store.DeedReader;
import org.liandan.http.Caller;
import org.liandan.http.Problem;

/** What page and API share: how far clients have come, for whoever may see it. */
@ApplicationScoped
class ProgressDesk {

    private final CallLog log;
    private final DeedReader deeds;
    private final Caller caller;

    ProgressDesk(CallLog log, DeedReader deeds, Caller caller) {
        this.log = log;
        this.deeds = deeds;
        this.caller = caller;
    }

    /**
     * Every client that has called: to the bureau all of them, to others those that have called for their organisation, with
     * all that these clients did.
     */
    List<Progress> all() {
        if (!log.isSandbox()) {
            throw Problem.notFound("仅沙箱环境提供。 This is there in a sandbox only.");
        }
        List<Call> calls = log.all();
        if (!caller.seesEverything()) {
            Set<String> own = calls.stream()
                    .filter(call -> call.organization() == caller.organization().value())
                    .map(Call::client)
                    .collect(Collectors.toSet());
            calls = calls.stream().filter(call -> own.contains(call.client())).toList();
        }
        if (calls.isEmpty()) {
            return List.of();
        }
        Set<Long> organizations = calls.stream().map(Call::organization).collect(Collectors.toSet());
        List<Deed> done = deeds.since(calls.getFirst().at(), organizations);
        return Progress.of(calls, done);
    }
}
