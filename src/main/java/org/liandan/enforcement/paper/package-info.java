/** A case as a printed sheet. */
@NullMarked
package org.liandan.enforcement.paper;

import org.jspecify.annotations.NullMarked;
