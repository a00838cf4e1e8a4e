package org.liandan.jt808;

import java.util.List;

/**
 * 0x8301, events that the driver may report by a key (2011 and 2013).
 *
 * @param change what the list does
 * @param events at most 255; without text when they are to be deleted
 */
public record SetEvents(ListChange change, List<Event> events) implements Command {

    public static final int ID = 0x8301;

    /** @throws IllegalArgumentException if there are too many events, or any to delete all */
    public SetEvents {
        events = List.copyOf(events);
        Check.atMost("events", events.size(), change == ListChange.DELETE_ALL ? 0 : 0xff);
    }

    @Override
    public int messageId() {
        return ID;
    }

    /**
     * An event.
     *
     * @param id 0 to 255, what {@link EventReport} reports
     * @param text what the driver reads, at most 255 bytes
     */
    public record Event(int id, String text) {
        /** @throws IllegalArgumentException if the id is no BYTE */
        public Event {
            Check.octet("id", id);
        }
    }
}
