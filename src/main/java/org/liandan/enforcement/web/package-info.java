/** REST and pages of reviews and cases: the officer's inbox, one case, its sheet. */
@NullMarked
package org.liandan.enforcement.web;

import org.jspecify.annotations.NullMarked;
