/** The house's rules as tests, and the offenders that prove each of them bites. */
@NullMarked
package org.liandan.architecture;

import org.jspecify.annotations.NullMarked;
