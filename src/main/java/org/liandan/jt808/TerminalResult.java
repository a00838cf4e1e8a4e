package org.liandan.jt808;

/** Result of the terminal's general answer 0x0001. */
public enum TerminalResult implements Coded {
    OK(0),
    FAILURE(1),
    WRONG_MESSAGE(2),
    UNSUPPORTED(3);

    private final int code;

    TerminalResult(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
