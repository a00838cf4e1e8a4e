/** Tests that concern the whole house. */
@NullMarked
package org.liandan;

import org.jspecify.annotations.NullMarked;
