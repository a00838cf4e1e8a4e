/** The manifest's tables and the desk at which steps are taken: one transaction for state, history, audit and notice. SQL lives here and nowhere else in the feature. */
@NullMarked
package org.liandan.manifest.store;

import org.jspecify.annotations.NullMarked;
