/** Whether the server is well, in figures and in plain words, and which jobs it does by itself. */
@NullMarked
package org.liandan.operations;

import org.jspecify.annotations.NullMarked;
