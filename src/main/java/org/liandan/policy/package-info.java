/**
 * What the notice leaves open: the points, the software's proposal for each, and what the bureau has ruled from which moment on.
 * Pure; reads no clock, and nothing here knows what a point is used for.
 */
@NullMarked
package org.liandan.policy;

import org.jspecify.annotations.NullMarked;
