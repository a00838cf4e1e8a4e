/** The running application under test: real PostGIS, real sockets. */
@NullMarked
package org.liandan.app;

import org.jspecify.annotations.NullMarked;
