/** Server processes that share the database: the roll, who is on duty, what they tell each other. Knows no feature. */
@NullMarked
package org.liandan.cluster.store;

import org.jspecify.annotations.NullMarked;
