/**
 * What a finding rests on, frozen as it was when the finding was made, and the picture of its piece of track. Pure values; the
 * database side is in {@code haul.store}, the paper side in {@code haul.web}.
 */
@NullMarked
package org.liandan.haul.evidence;

import org.jspecify.annotations.NullMarked;
