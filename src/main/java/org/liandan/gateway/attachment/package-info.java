/**
 * The attachment socket of T/JSATL 12 and T/GDRTA 002: terminals bring the files that prove a safety alarm, for alarms of
 * which they were asked. Its threads may wait for disk and database: they serve nothing else.
 */
@NullMarked
package org.liandan.gateway.attachment;

import org.jspecify.annotations.NullMarked;
