/**
 * Photos, safety alarms and the files that prove them, as values and rules: kinds and their names, file names of T/JSATL 12,
 * what has come of a file, where it is kept and for how long. Knows neither frames nor disks.
 */
@NullMarked
package org.liandan.media;

import org.jspecify.annotations.NullMarked;
