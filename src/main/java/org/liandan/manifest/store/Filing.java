package org.liandan.manifest.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.Refusal;

/** What came of handing in a step. */
public sealed interface Filing {

    /** Taken and committed with the surrounding transaction. */
    record Filed(StoredManifest stored) implements Filing {}

    /**
     * Not taken; nothing was written.
     *
     * @param refusals every reason
     * @param current the manifest as it stands, or null when none was created
     */
    record Refused(List<Refusal> refusals, @Nullable StoredManifest current) implements Filing {

        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
