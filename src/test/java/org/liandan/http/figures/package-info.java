@NullMarked
package org.liandan.http.figures;

import org.jspecify.annotations.NullMarked;
