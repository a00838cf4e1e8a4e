/** REST of vehicles, drivers and terminals, and their imports. */
@NullMarked
package org.liandan.fleet.web;

import org.jspecify.annotations.NullMarked;
