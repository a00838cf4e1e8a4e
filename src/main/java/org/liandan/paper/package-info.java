/** Paper: A4 sheets of headings, facts, tables, pictures and codes as PDF, in a font that has Chinese characters. What stands on a sheet is its feature's business. */
@NullMarked
package org.liandan.paper;

import org.jspecify.annotations.NullMarked;
