/**
 * What officers decide about findings: the steps of a review and who may take them, the order in which findings are looked at, and
 * cases. Decides nothing by itself: every step is a person's.
 */
@NullMarked
package org.liandan.enforcement;

import org.jspecify.annotations.NullMarked;
