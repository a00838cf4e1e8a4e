/** Several server processes on one database, as values: who is there. No database, no socket. */
@NullMarked
package org.liandan.cluster;

import org.jspecify.annotations.NullMarked;
