package org.liandan.command;

import java.util.List;
import org.liandan.jt808.Command;

/** What came of reading a request. */
public sealed interface CommandReading {

    /** The message that it asks for, in the edition that it was read for. */
    record Readable(Command command) implements CommandReading {}

    /** What is wrong with it, at least one thing. */
    record Unreadable(List<FieldFault> faults) implements CommandReading {
        public Unreadable {
            faults = List.copyOf(faults);
        }
    }
}
