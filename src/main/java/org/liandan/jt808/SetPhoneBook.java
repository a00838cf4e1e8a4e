package org.liandan.jt808;

import java.util.List;

/**
 * 0x8401, the terminal's phone book.
 *
 * @param change what the list does; {@link ListChange#MODIFY} finds an entry by its name, {@link ListChange#DELETE} is not
 *     for phone books
 * @param contacts at most 255
 */
public record SetPhoneBook(ListChange change, List<Contact> contacts) implements Command {

    public static final int ID = 0x8401;

    /** @throws IllegalArgumentException if there are too many contacts, or any to delete all, or the change is of events */
    public SetPhoneBook {
        contacts = List.copyOf(contacts);
        Check.range("change", change.code(), ListChange.DELETE_ALL.code(), ListChange.MODIFY.code());
        Check.atMost("contacts", contacts.size(), change == ListChange.DELETE_ALL ? 0 : 0xff);
    }

    @Override
    public int messageId() {
        return ID;
    }

    /**
     * An entry of the phone book.
     *
     * @param calls bit 0 may call in, bit 1 may be called
     * @param number at most 255 bytes
     * @param name at most 255 bytes
     */
    public record Contact(int calls, String number, String name) {
        /** @throws IllegalArgumentException if the calls are no BYTE */
        public Contact {
            Check.octet("calls", calls);
        }
    }
}
