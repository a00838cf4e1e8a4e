package org.liandan.audit;

import java.util.Map;

/** Every change of record leaves an entry here, in the transaction of the change. Entries are only ever added. */
public interface AuditLog {

    /**
     * Adds an entry for the current caller (or {@code system}).
     *
     * @param action upper-snake verb, for instance {@code VEHICLE_CREATED}
     * @param subjectType table-like noun, for instance {@code vehicle}
     * @param subjectId its identity
     * @param detail what changed; no personal data, no secrets; values become JSON
     */
    void record(String action, String subjectType, String subjectId, Map<String, ?> detail);
}
