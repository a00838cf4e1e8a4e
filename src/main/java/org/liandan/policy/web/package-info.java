/** The open points over HTTP: the page on which the bureau rules, and the same for programs. */
@NullMarked
package org.liandan.policy.web;

import org.jspecify.annotations.NullMarked;
