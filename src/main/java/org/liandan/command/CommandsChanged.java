package org.liandan.command;

import org.liandan.fleet.TerminalId;

/**
 * Event: an order to that terminal has been placed, confirmed or withdrawn. Fired inside the transaction; whoever sends
 * orders observes it after success.
 */
public record CommandsChanged(TerminalId terminal) {}
