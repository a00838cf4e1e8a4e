/** One half of a cycle. */
@NullMarked
package org.liandan.architecture.offender.north;

import org.jspecify.annotations.NullMarked;
