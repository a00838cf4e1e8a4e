package org.liandan.enforcement.store;

import java.util.Arrays;
import java.util.List;
import org.liandan.haul.ViolationCategory;
import org.liandan.haul.ViolationType;

/** Which kinds of finding count as violations: what the platform has established itself. */
final class Kinds {

    private static final List<String> VIOLATIONS = Arrays.stream(ViolationType.values())
            .filter(type -> type.category() == ViolationCategory.VIOLATION)
            .map(ViolationType::name)
            .toList();

    private Kinds() {}

    /** Their names. */
    static List<String> violations() {
        return VIOLATIONS;
    }
}
