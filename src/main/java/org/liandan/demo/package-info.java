/**
 * The demo district and the replay of recorded tracks: a client of the system that knows nothing which an operator's
 * office and a truck's terminal could not know. It loads its data by REST, drives terminals over JT/T 808 TCP, and uses no
 * back door; nothing on the production path imports it.
 *
 * <p>Pure: {@code DrivenPath}, {@code DrivingStyle}, {@code Drive}, {@code Motion}, {@code ReportSchedule},
 * {@code Receiver}. The rest talks to sockets.
 */
@NullMarked
package org.liandan.demo;

import org.jspecify.annotations.NullMarked;
