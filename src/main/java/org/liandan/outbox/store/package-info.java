/** The tables of events and webhooks. SQL only here. */
@NullMarked
package org.liandan.outbox.store;

import org.jspecify.annotations.NullMarked;
