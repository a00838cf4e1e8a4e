/** Violations over REST. JAX-RS lives here; the database is reached through {@code haul.store}. */
@NullMarked
package org.liandan.haul.web;

import org.jspecify.annotations.NullMarked;
