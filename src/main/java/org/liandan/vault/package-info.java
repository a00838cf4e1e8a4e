/** What a backup consists of, and whether a folder is one: files and their hashes. Making and using one is {@code app}'s. */
@NullMarked
package org.liandan.vault;

import org.jspecify.annotations.NullMarked;
