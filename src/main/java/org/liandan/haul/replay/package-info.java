/** Stored tracks through the detectors once more: whether a finding can be had again, and what other thresholds would have flagged. */
@NullMarked
package org.liandan.haul.replay;

import org.jspecify.annotations.NullMarked;
