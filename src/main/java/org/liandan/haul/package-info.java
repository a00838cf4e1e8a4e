/** Detectors over a truck's positions — speeding, right turn — as pure step functions. Folding the live steps over ordered positions equals replaying the stored track. */
@NullMarked
package org.liandan.haul;

import org.jspecify.annotations.NullMarked;
