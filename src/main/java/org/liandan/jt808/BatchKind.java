package org.liandan.jt808;

/** Why the reports of a 0x0704 are sent together. */
public enum BatchKind implements Coded {
    /** Collected on purpose. */
    NORMAL(0),
    /** Stored while there was no connection and sent afterwards. */
    BLIND_AREA(1);

    private final int code;

    BatchKind(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
