/** Positions, tracks and the event stream over REST. Refuses, formats and limits; decides nothing. */
@NullMarked
package org.liandan.track.web;

import org.jspecify.annotations.NullMarked;
