/** What is measured of the server and its database, and how jobs ended. */
@NullMarked
package org.liandan.operations.store;

import org.jspecify.annotations.NullMarked;
