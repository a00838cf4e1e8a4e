/** The partitioned position table: its writer (binary COPY, nothing else writes there), its readers and its partitions. Knows no socket and no page. */
@NullMarked
package org.liandan.track.store;

import org.jspecify.annotations.NullMarked;
