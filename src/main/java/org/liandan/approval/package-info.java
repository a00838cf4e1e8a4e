/**
 * What other software must be able to do before it may work with real manifests: numbered scenarios, and what a sandbox sees of
 * each. Pure: no framework, no clock. {@code .client} is the reference client that runs them, {@code .web} the sandbox's log
 * of calls and its page, {@code .store} what the records show.
 */
@NullMarked
package org.liandan.approval;

import org.jspecify.annotations.NullMarked;
