/** Orders to terminals over REST and on pages. */
@NullMarked
package org.liandan.command.web;

import org.jspecify.annotations.NullMarked;
