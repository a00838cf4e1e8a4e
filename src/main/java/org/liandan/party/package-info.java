/** Organisations, their credit codes and the roles of people (notice 一). Pure values; the records live in {@code party.store}. */
@NullMarked
package org.liandan.party;

import org.jspecify.annotations.NullMarked;
