package org.liandan.manifest.store;

import java.util.List;
import org.liandan.manifest.Refusal;

/** What came of handing in a step on a correction. */
public sealed interface CorrectionFiling {

    /** Taken and committed with the surrounding transaction. */
    record Filed(StoredCorrection correction, StoredManifest manifest) implements CorrectionFiling {}

    /** Not taken; nothing was written. */
    record Refused(List<Refusal> refusals, StoredManifest manifest) implements CorrectionFiling {

        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
