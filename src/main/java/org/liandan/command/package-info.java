/**
 * What the platform orders of a terminal: kinds, requests and their rules, the queue of one terminal as a pure step
 * function, and which settings a terminal lacks. No clock, no socket, no table.
 */
@NullMarked
package org.liandan.command;

import org.jspecify.annotations.NullMarked;
