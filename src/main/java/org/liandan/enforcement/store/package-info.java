/** Reviews and cases in the database: a step, what it comes to and its audit entry in one transaction; what waits for an officer. */
@NullMarked
package org.liandan.enforcement.store;

import org.jspecify.annotations.NullMarked;
