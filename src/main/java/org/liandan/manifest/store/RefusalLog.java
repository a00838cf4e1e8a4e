package org.liandan.manifest.store;

import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.liandan.manifest.Actor;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.Refusal;

/** Refused steps in the log, under the codes that the API and the screen show. What was typed is not repeated. */
final class RefusalLog {

    private static final Logger LOG = Logger.getLogger(RefusalLog.class);

    private RefusalLog() {}

    /** Notes it if it was refused, and hands it on. */
    static Filing noted(Filing filing, Actor actor) {
        if (filing instanceof Filing.Refused(List<Refusal> refusals, StoredManifest current)) {
            LOG.infof(
                    "refused %s: %s, organisation %d",
                    current == null ? "a new manifest" : number(current),
                    refusals.stream()
                            .map(refusal -> refusal.code().name())
                            .distinct()
                            .collect(Collectors.joining(" ")),
                    actor.organization().value());
        }
        return filing;
    }

    private static ManifestNumber number(StoredManifest stored) {
        return stored.manifest().header().number();
    }
}
