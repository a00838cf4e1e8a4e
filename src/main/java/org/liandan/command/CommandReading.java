package org.liandan.command;

import java.util.List;
import org.liandan.jt808.Command;

/** What came of reading a request. */
public sealed interface CommandReading {

    /** The message that it asks for, in the edition that it was read for. */
    record Legible(Command command) implements CommandReading {}

    /** What is wrong with it, at least one thing. */
    record Illegible(List<FieldFault> faults) implements CommandReading {
        public Illegible {
            faults = List.copyOf(faults);
        }
    }
}
