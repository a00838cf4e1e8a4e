/** The records of vehicles, drivers and terminals, and the directory of terminals that is held in memory. */
@NullMarked
package org.liandan.fleet.store;

import org.jspecify.annotations.NullMarked;
