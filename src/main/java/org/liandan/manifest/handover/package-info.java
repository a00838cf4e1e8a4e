/** The hand-over by a link that a driver scans: what a link is good for, and when. Pure: no clock, no random numbers. */
@NullMarked
package org.liandan.manifest.handover;

import org.jspecify.annotations.NullMarked;
