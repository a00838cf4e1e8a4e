/** The latest position of every vehicle, held in memory, and the events that viewers of the stream are shown. A slow viewer misses frames and never holds anybody up. */
@NullMarked
package org.liandan.track.live;

import org.jspecify.annotations.NullMarked;
