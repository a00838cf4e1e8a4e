package org.liandan.jt808;

import java.util.List;

/**
 * 0x8303, kinds of information that the driver may ask for (2011 and 2013).
 *
 * @param change what the list does; {@link ListChange#DELETE} is not for menus
 * @param entries at most 255
 */
public record SetInfoMenu(ListChange change, List<Entry> entries) implements Command {

    public static final int ID = 0x8303;

    /** @throws IllegalArgumentException if there are too many entries, or any to delete all, or the change is of events */
    public SetInfoMenu {
        entries = List.copyOf(entries);
        Check.range("change", change.code(), ListChange.DELETE_ALL.code(), ListChange.MODIFY.code());
        Check.atMost("entries", entries.size(), change == ListChange.DELETE_ALL ? 0 : 0xff);
    }

    @Override
    public int messageId() {
        return ID;
    }

    /**
     * A kind of information.
     *
     * @param kind 0 to 255, what {@link InfoDemand} and {@link InfoText} name
     * @param name what the driver reads, at most 65535 bytes
     */
    public record Entry(int kind, String name) {
        /** @throws IllegalArgumentException if the kind is no BYTE */
        public Entry {
            Check.octet("kind", kind);
        }
    }
}
