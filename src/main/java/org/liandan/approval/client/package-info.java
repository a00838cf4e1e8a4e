/**
 * The reference client: runs every scenario against a server as other software would, over REST, a JT/T 808 socket and its own
 * server for webhooks. It knows nothing of the platform's inside, so that it shows what others can do.
 */
@NullMarked
package org.liandan.approval.client;

import org.jspecify.annotations.NullMarked;
