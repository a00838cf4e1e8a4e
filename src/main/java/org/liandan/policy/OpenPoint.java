package org.liandan.policy;

import org.liandan.party.Sentence;

/**
 * One point that the notice leaves open 未定事项. It always has a value: the software's proposal until the bureau rules, and
 * what the bureau ruled from the moment that its ruling names.
 *
 * @param name stable kebab-case name, as stored and as in the API
 * @param label what it is about
 * @param basis where the notice speaks of it
 * @param silent what the notice does not say
 * @param kind what it may be
 * @param proposed what holds until the bureau rules
 * @param standing whether the software acts on it yet
 * @param <T> what its text becomes
 */
public record OpenPoint<T>(
        String name, Sentence label, Basis basis, Sentence silent, PointKind<T> kind, T proposed, Standing standing) {

    /**
     * Where the notice speaks of a point.
     *
     * @param rule number in the project's list of rules
     * @param clause paragraph of notice 2025-1
     * @param quote the notice's words; empty where it has none at all
     */
    public record Basis(String rule, String clause, String quote) {}

    /** What a ruling changes in the software today. */
    public enum Standing {
        /** The software acts on it. */
        APPLIED,
        /** The ruling is kept on record; no rule of the software asks for it yet. */
        ON_RECORD
    }

    public boolean applied() {
        return standing == Standing.APPLIED;
    }

    /** The proposal in words. */
    public Sentence proposedShown() {
        return kind.shown(proposed);
    }
}
