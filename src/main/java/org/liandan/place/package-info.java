/** Places with fences, routes with corridors and time windows, and the turn points derived from a route's line. Pure; JTS and SQL live in {@code place.store}. */
@NullMarked
package org.liandan.place;

import org.jspecify.annotations.NullMarked;
