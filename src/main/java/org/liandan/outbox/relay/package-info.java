/** Calls the webhooks. The one room that speaks to other people's servers. */
@NullMarked
package org.liandan.outbox.relay;

import org.jspecify.annotations.NullMarked;
