package org.liandan.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.party.Checked;

/** Collects what is wrong with a request, so that the client learns of all of it at once. */
public final class Violations {

    private final List<FieldViolation> found = new ArrayList<>();

    public void add(String field, String message) {
        found.add(new FieldViolation(field, message));
    }

    /** Notes the message unless the condition holds. */
    public void require(boolean condition, String field, String message) {
        if (!condition) {
            add(field, message);
        }
    }

    /** The value in normal form, or null after noting what is wrong with it; a doubtful value counts as wrong. */
    public <T> @Nullable T valid(String field, Checked<T> checked) {
        return valid(field, checked, false);
    }

    /**
     * The value in normal form, or null after noting what is wrong with it.
     *
     * @param overridden whether a person has given a reason for keeping a doubtful value
     */
    public <T> @Nullable T valid(String field, Checked<T> checked, boolean overridden) {
        return switch (checked) {
            case Checked.Valid<T>(T value) -> value;
            case Checked.Doubtful<T>(T value, var reason) -> {
                if (!overridden) {
                    add(field, reason.both());
                }
                yield overridden ? value : null;
            }
            case Checked.Invalid<T>(var reason) -> {
                add(field, reason.both());
                yield null;
            }
        };
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<FieldViolation> found() {
        return List.copyOf(found);
    }

    /** Ends the request with 400 if anything has been noted. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw Problem.invalid(found);
        }
    }
}
