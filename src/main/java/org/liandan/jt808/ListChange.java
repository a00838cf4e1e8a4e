package org.liandan.jt808;

/** What a list sent to the terminal does to the list there. */
public enum ListChange implements Coded {
    /** Deletes the whole list; nothing follows. */
    DELETE_ALL(0),
    /** Takes the place of the list. */
    REPLACE(1),
    /** Is added behind the list. */
    APPEND(2),
    /** Changes the entries that are there. */
    MODIFY(3),
    /** Deletes the entries named; of events alone. */
    DELETE(4);

    private final int code;

    ListChange(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
