package org.liandan.jt808;

/** Result of the platform's general answer 0x8001. */
public enum PlatformResult implements Coded {
    OK(0),
    FAILURE(1),
    WRONG_MESSAGE(2),
    UNSUPPORTED(3),
    /** The alarm of the report has been handled; not in the 2011 edition. */
    ALARM_CONFIRMED(4);

    private final int code;

    PlatformResult(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
