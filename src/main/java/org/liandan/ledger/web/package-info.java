/** Ledgers, registers and exports over REST and on pages; who may read and who may confirm is asked here. */
@NullMarked
package org.liandan.ledger.web;

import org.jspecify.annotations.NullMarked;
