package org.liandan.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a step on a correction. */
public sealed interface CorrectionOutcome {

    /**
     * The step was taken; nothing is written yet.
     *
     * @param correction as it now stands
     * @param corrected the manifest with the corrected content, or null while or because it keeps what it has
     * @param events for the manifest's history, in order
     */
    record Taken(Correction correction, @Nullable Manifest corrected, List<ManifestEvent> events)
            implements CorrectionOutcome {

        public Taken {
            events = List.copyOf(events);
        }
    }

    /** The step was not taken; every reason at once. */
    record Refused(List<Refusal> refusals) implements CorrectionOutcome {

        public Refused {
            refusals = List.copyOf(refusals);
            if (refusals.isEmpty()) {
                throw new IllegalArgumentException("a refusal has a reason");
            }
        }

        static Refused because(Refusal refusal) {
            return new Refused(List.of(refusal));
        }
    }
}
