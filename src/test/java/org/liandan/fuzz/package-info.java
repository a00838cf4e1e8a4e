/** Coverage-guided fuzzing of the codec: what is fuzzed, with what it begins, and how it is run. Uses {@code jt808} as its users do. */
@NullMarked
package org.liandan.fuzz;

import org.jspecify.annotations.NullMarked;
