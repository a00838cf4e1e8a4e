package org.liandan.manifest;

import org.liandan.policy.OpenPoint;
import org.liandan.policy.Policy;

/** Whether a stage can be signed without a field. */
public sealed interface Requirement {

    /** The notice asks for it. */
    record Always() implements Requirement {}

    /** A default fills it, or it may stay empty. */
    record Voluntary() implements Requirement {}

    /** Voluntary until the bureau rules that manifests issued from a date on must have it. */
    record Ruled(OpenPoint<Boolean> point) implements Requirement {}

    /** Whether the field must be filled in under that policy. */
    default boolean holds(Policy policy) {
        return switch (this) {
            case Always _ -> true;
            case Voluntary _ -> false;
            case Ruled(OpenPoint<Boolean> point) -> policy.get(point);
        };
    }
}
