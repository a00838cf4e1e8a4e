/**
 * What other systems are told: events, how a message is signed, which addresses may be called, when a failed call is repeated.
 * Pure; the tables are in {@code store}, the calls in {@code relay}, REST and pages in {@code web}.
 */
@NullMarked
package org.liandan.outbox;

import org.jspecify.annotations.NullMarked;
