package org.liandan.jt808;

/** Result of a registration, 0x8100. */
public enum RegistrationResult implements Coded {
    OK(0),
    VEHICLE_ALREADY_REGISTERED(1),
    NO_SUCH_VEHICLE(2),
    TERMINAL_ALREADY_REGISTERED(3),
    NO_SUCH_TERMINAL(4);

    private final int code;

    RegistrationResult(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
