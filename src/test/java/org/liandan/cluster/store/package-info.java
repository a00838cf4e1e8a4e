/** Tests of servers that share a database. */
@NullUnmarked
package org.liandan.cluster.store;

import org.jspecify.annotations.NullUnmarked;
