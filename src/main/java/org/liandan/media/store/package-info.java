/**
 * Safety alarms and files kept: the files on the disk, their rows in the database, and the keeper that throws away what is
 * old. A row is written behind its file, a file is deleted behind its row: there is never a row without its file.
 */
@NullMarked
package org.liandan.media.store;

import org.jspecify.annotations.NullMarked;
