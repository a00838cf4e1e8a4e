/** Orders to terminals and their confirmed settings in the database. Nothing here knows a socket. */
@NullMarked
package org.liandan.command.store;

import org.jspecify.annotations.NullMarked;
