/**
 * Failures on purpose, {@code ./liandan drill}: a fleet reports to a server of its own while something breaks, and
 * afterwards every acknowledged position must be in the table exactly once, the counters must satisfy their equations, and
 * memory must be back at its level. Not part of the tests, because a drill takes minutes and some want root.
 */
@NullMarked
package org.liandan.drill;

import org.jspecify.annotations.NullMarked;
