/** Points, distances, bearings, corridors and fences on the WGS-84 ellipsoid (CGCS2000), lon/lat in degrees. Pure: imports nothing of ours. GCJ-02 exists here for display alone and never enters the database. */
@NullMarked
package org.liandan.geo;

import org.jspecify.annotations.NullMarked;
