/** The manifest over REST and on pages. Reads input, asks the desk in {@code manifest.store}, words the answer; no rule lives here. */
@NullMarked
package org.liandan.manifest.web;

import org.jspecify.annotations.NullMarked;
