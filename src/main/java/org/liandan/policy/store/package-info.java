/** What was proposed and ruled on open points, on disk: added, never changed. */
@NullMarked
package org.liandan.policy.store;

import org.jspecify.annotations.NullMarked;
