/** What every {@code *.web} package shares: problem+json, the caller, paging. Knows no feature but {@code party}. */
@NullMarked
package org.liandan.http;

import org.jspecify.annotations.NullMarked;
