/**
 * Ledgers 台账 and registers: what a day's manifests come to for a sub-district, a site or a carrier, frozen once a clerk has
 * confirmed it, and told apart from what changed afterwards. Pure; reads no clock and no table.
 */
@NullMarked
package org.liandan.ledger;

import org.jspecify.annotations.NullMarked;
