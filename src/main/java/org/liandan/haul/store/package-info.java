/** Violations in the database, and the routes and places that detectors hold in memory. JTS and SQL live here. */
@NullMarked
package org.liandan.haul.store;

import org.jspecify.annotations.NullMarked;
