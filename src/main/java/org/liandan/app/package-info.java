/** Wiring: clock, configuration, security and health. Imports every feature; nobody imports it. */
@NullMarked
package org.liandan.app;

import org.jspecify.annotations.NullMarked;
