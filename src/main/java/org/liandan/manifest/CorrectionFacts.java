package org.liandan.manifest;

import java.math.BigDecimal;
import java.util.Optional;
import org.liandan.place.PlaceId;
import org.liandan.policy.PolicyTimeline;

/** What a correction must know besides the manifest. */
public interface CorrectionFacts extends Trucks {

    /** What holds when of everything that the notice leaves open. */
    PolicyTimeline policies();

    /** What single sites may take, and do with it. */
    default Licences licences() {
        return Licences.NONE;
    }

    /** The manifest that carries on what was refused of that one. */
    Optional<ManifestNumber> continuation(ManifestNumber refused);

    /** The books of a place. */
    MassBalance balance(PlaceId place);

    /** The share of what came in that may leave a place on top; {@link MassBalance#holds}. */
    BigDecimal balanceTolerance();
}
