/** The audit log's one door, as an interface; the table lives in {@code audit.store}. */
@NullMarked
package org.liandan.audit;

import org.jspecify.annotations.NullMarked;
