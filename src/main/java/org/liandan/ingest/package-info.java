/** The road of a position between the socket and the table: ordered bounded lanes, detection, the live picture, and the equation of the counters. Knows neither frames nor channels. */
@NullMarked
package org.liandan.ingest;

import org.jspecify.annotations.NullMarked;
