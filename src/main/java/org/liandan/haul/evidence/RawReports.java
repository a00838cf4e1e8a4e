package org.liandan.haul.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.TerminalPhone;
import org.liandan.track.Position;

/** The bytes in which reports came, as far as they are still in memory. */
public interface RawReports {

    /**
     * A report as it came.
     *
     * @param frames the frames that brought it, as they went over the wire with both flags, hexadecimal; several where a
     *     message came in parts
     * @param rightIndicator whether the right indicator was on (item 0x25, bit 2), or null when the report does not say
     */
    record RawReport(List<String> frames, @Nullable Boolean rightIndicator) {

        public RawReport {
            frames = List.copyOf(frames);
        }
    }

    /**
     * Those reports as they came, by the report's own time. One whose bytes are gone is missing: nothing is made up.
     *
     * @param phone the terminal that sent them
     * @param reports what is looked for
     */
    Map<Instant, RawReport> of(TerminalPhone phone, List<Position> reports);
}
