/** REST and pages of events and webhooks. */
@NullMarked
package org.liandan.outbox.web;

import org.jspecify.annotations.NullMarked;
