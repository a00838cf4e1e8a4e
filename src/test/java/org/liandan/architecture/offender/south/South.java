package org.liandan.architecture.offender.south;

import org.jspecify.annotations.Nullable;
import org.liandan.architecture.offender.north.North;

/** Needs North, which needs South. */
public record South(@Nullable North north) {}
