/** REST and the page of safety alarms and files. A carrier sees its own trucks', the authorities all; who was given a file is in the audit log. */
@NullMarked
package org.liandan.media.web;

import org.jspecify.annotations.NullMarked;
