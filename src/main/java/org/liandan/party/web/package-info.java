/** REST of organisations and users, and the door through which programs get their tokens. */
@NullMarked
package org.liandan.party.web;

import org.jspecify.annotations.NullMarked;
