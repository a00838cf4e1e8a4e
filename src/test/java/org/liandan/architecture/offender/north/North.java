package org.liandan.architecture.offender.north;

import org.liandan.architecture.offender.south.South;

/** Needs South, which needs North. */
public record North(South south) {}
