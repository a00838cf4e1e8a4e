/** The sandbox's log of calls, and how far each client has come: REST and page. Nothing of it exists outside a sandbox. */
@NullMarked
package org.liandan.approval.web;

import org.jspecify.annotations.NullMarked;
