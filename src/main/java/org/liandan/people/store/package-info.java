/** Deletes and finds personal data in the tables of all features, by column: the one room that names them all. */
@NullMarked
package org.liandan.people.store;

import org.jspecify.annotations.NullMarked;
