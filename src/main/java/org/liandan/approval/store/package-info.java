/** What the records show of a client. */
@NullMarked
package org.liandan.approval.store;

import org.jspecify.annotations.NullMarked;
