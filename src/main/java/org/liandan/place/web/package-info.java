/** REST of places, routes, the district's boundary and roads, and their imports. Shapes are GeoJSON, lon/lat in degrees. */
@NullMarked
package org.liandan.place.web;

import org.jspecify.annotations.NullMarked;
