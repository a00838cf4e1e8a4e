/** Benchmarks for {@code ./liandan bench}: each compares with a limit measured in the same run. Not tests. */
@NullMarked
package org.liandan.bench;

import org.jspecify.annotations.NullMarked;
