package org.liandan.manifest;

import java.time.Instant;
import org.liandan.party.OrganizationId;

/**
 * A step of an issued manifest is overdue. Fired once for each step and level, in the transaction that notes it.
 *
 * @param number the manifest
 * @param waitsFor the step
 * @param escalated whether the bureau has it on its list now
 * @param dueAt when the step was due
 * @param at when it was noted
 */
public record ManifestReminded(
        ManifestNumber number,
        WaitsFor waitsFor,
        boolean escalated,
        OrganizationId producer,
        OrganizationId carrier,
        OrganizationId receiver,
        Instant dueAt,
        Instant at) {

    /** What is waited for. */
    public enum WaitsFor {
        /** The carrier's confirmation. */
        CARRIAGE,
        /** The receiver's. */
        RECEIPT,
        /** Answers to a correction. */
        CORRECTION
    }
}
