/** The manifest over HTTP, REST and pages: bodies, statuses, headers, templates. No rule lives here; whatever is refused was refused by the core. */
@NullMarked
package org.liandan.manifest.web;

import org.jspecify.annotations.NullMarked;
