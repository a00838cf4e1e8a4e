/** Vehicles, terminals and drivers as values: plates, phone numbers, and the directory that answers from memory who a terminal is. Pure; the records live in {@code fleet.store}. */
@NullMarked
package org.liandan.fleet;

import org.jspecify.annotations.NullMarked;
