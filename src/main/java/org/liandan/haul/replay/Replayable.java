package org.liandan.haul.replay;

import org.liandan.haul.ViolationCategory;
import org.liandan.haul.ViolationType;
import org.liandan.haul.evidence.EvidencePackage;

/** Which findings a stored track brings forth: not what a terminal's own system says, nor a silence, which leaves no track. */
final class Replayable {

    private Replayable() {}

    /** Whether detectors find it in a track. */
    static boolean isByTrack(ViolationType type) {
        return type.category() == ViolationCategory.VIOLATION && type != ViolationType.OFFLINE;
    }

    /** Whether the finding was made from a track; of hints those that rest on reports. */
    static boolean isByTrack(EvidencePackage evidence) {
        ViolationType type = evidence.finding().type();
        return isByTrack(type)
                || (type.category() == ViolationCategory.HINT
                        && evidence.reports().size() > 1);
    }
}
