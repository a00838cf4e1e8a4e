/** The terminals' socket: the JT/T 808 server, what a terminal may say in which state, and who is connected. Netty channels live here; storing and judging do not. */
@NullMarked
package org.liandan.gateway;

import org.jspecify.annotations.NullMarked;
