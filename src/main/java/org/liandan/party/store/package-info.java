/** The records of organisations and users, and the accounts that security asks for. */
@NullMarked
package org.liandan.party.store;

import org.jspecify.annotations.NullMarked;
