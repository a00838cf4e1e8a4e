/** Benchmarks: mains that {@code ./liandan bench} runs against a server of their own. No test lives here. */
@NullMarked
package org.liandan.bench;

import org.jspecify.annotations.NullMarked;
