/** Areas, ledgers, addenda, registers and export jobs in the database; the one place that knows how a day is read from manifests. */
@NullMarked
package org.liandan.ledger.store;

import org.jspecify.annotations.NullMarked;
