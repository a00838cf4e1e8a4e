/** JT/T 808 (2011, 2013, 2019) as bytes and values: frames, headers, fragments, messages, both directions. Pure: imports Netty's byte buffers and nothing else; no logger, session, clock or configuration. A decoded message owns no buffer. */
@NullMarked
package org.liandan.jt808;

import org.jspecify.annotations.NullMarked;
