/** The append-only table behind the audit log. */
@NullMarked
package org.liandan.audit.store;

import org.jspecify.annotations.NullMarked;
