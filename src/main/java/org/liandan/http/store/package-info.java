/** The database side of what every REST resource shares: idempotency keys, and the database's refusals put into words. */
@NullMarked
package org.liandan.http.store;

import org.jspecify.annotations.NullMarked;
