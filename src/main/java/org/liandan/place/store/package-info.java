/** The records of places and routes with their geometries (JTS, SRID 4326), the district's outline and its roads. */
@NullMarked
package org.liandan.place.store;

import org.jspecify.annotations.NullMarked;
