/** A truck's reported position, its quality marks, and the track they make. Pure; the partitioned table lives in {@code track.store}, the live picture in {@code track.live}. */
@NullMarked
package org.liandan.track;

import org.jspecify.annotations.NullMarked;
