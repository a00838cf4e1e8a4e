package org.liandan.jt808;

import java.time.Instant;
import java.time.LocalTime;

/** When an area or a route is in force. */
public sealed interface TimeWindow permits TimeWindow.Daily, TimeWindow.Dated {

    /** Every day between two times of day in GMT+8, whole seconds; past midnight if {@code from} is the later. */
    record Daily(LocalTime from, LocalTime to) implements TimeWindow {}

    /** Once, from one instant to another, whole seconds of 2000 to 2099. */
    record Dated(Instant from, Instant to) implements TimeWindow {}
}
