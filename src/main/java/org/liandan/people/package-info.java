/**
 * What is held about people: one table that says for each place whose it is, what for, on what ground, how it is protected and when it
 * ends. Deletion and exports go by it. Nothing here reads a database.
 */
@NullMarked
package org.liandan.people;

import org.jspecify.annotations.NullMarked;
