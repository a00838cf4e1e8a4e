/** The audit log to look into: a page, a list for programs, a table to take away. Writing happens where things change. */
@NullMarked
package org.liandan.audit.web;

import org.jspecify.annotations.NullMarked;
