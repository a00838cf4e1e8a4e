package org.liandan.jt808;

/** How a parameter's value is written. */
public enum ParameterType {
    BYTE(1),
    WORD(2),
    DWORD(4),
    /** GBK text of up to 255 bytes. */
    STRING(0),
    /** Bytes with a layout of their own. */
    BYTES(0);

    private final int bytes;

    ParameterType(int bytes) {
        this.bytes = bytes;
    }

    /** True for the unsigned numbers. */
    public boolean isNumber() {
        return bytes > 0;
    }

    /** Bytes of a number, 0 for what is none. */
    int bytes() {
        return bytes;
    }

    /** The greatest number that fits, 0 for what is no number. */
    long most() {
        return (1L << (8 * bytes)) - 1;
    }
}
