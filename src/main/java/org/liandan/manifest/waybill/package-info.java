/** What a truck's terminal sends for the carrier's stage, and the manifest that it is meant for. Pure: bytes and candidates in, values out. */
@NullMarked
package org.liandan.manifest.waybill;

import org.jspecify.annotations.NullMarked;
