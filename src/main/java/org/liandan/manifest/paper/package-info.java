/** The certificate 建筑垃圾“身份证” of a load as a printed page with its QR code. Values in, PDF out. */
@NullMarked
package org.liandan.manifest.paper;

import org.jspecify.annotations.NullMarked;
