/** The manifest over HTTP: bodies, statuses and headers. No rule lives here; whatever is refused was refused by the core. */
@NullMarked
package org.liandan.manifest.web;

import org.jspecify.annotations.NullMarked;
