/** Stories of people at their screens, told to a real browser against the running application and its database. */
@NullMarked
package org.liandan.browser;

import org.jspecify.annotations.NullMarked;
