/** Who may begin to speak at the ports of terminals. */
@NullMarked
package org.liandan.gateway.door;

import org.jspecify.annotations.NullMarked;
