package org.liandan.haul.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.liandan.fleet.TerminalPhone;
import org.liandan.track.Position;

/** The bytes in which reports came, as far as they are still in memory. */
public interface RawReports {

    /**
     * The frames that brought those reports, by the report's own time, as they went over the wire with both flags, hexadecimal;
     * several frames where a message came in parts. A report whose bytes are gone is missing: nothing is made up.
     *
     * @param phone the terminal that sent them
     * @param reports what is looked for
     */
    Map<Instant, List<String>> framesOf(TerminalPhone phone, List<Position> reports);
}
