/** One half of a cycle. */
@NullMarked
package org.liandan.architecture.offender.south;

import org.jspecify.annotations.NullMarked;
