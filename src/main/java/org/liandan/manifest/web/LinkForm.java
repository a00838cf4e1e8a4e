package org.liandan.manifest.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of somebody who has the link and no account. It tells nothing that he has not seen on the truck.
 *
 * @param form the stage's fields
 * @param plate the truck that the producer has named; empty when he types it
 * @param drivers the truck's known driver, masked, and "somebody else"; empty when none is known
 */
public record LinkForm(StageForm form, String plate, List<Choice> drivers) {

    /** Value of the choice that keeps the known driver. */
    static final String KNOWN = "known";

    /** Where nobody is known, the fields for a name stand open. */
    public boolean otherDriver() {
        return drivers.isEmpty();
    }

    /** A name of which the first character is told. */
    static String masked(@Nullable String name) {
        return name == null || name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)) + "*";
    }
}
