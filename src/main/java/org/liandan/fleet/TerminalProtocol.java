package org.liandan.fleet;

import java.util.Arrays;
import java.util.Optional;

/**
 * The edition of JT/T 808 that a terminal is said to speak. A hint for people: on the wire each frame tells its edition
 * itself.
 */
public enum TerminalProtocol {
    JT808_2011("2011"),
    JT808_2013("2013"),
    JT808_2019("2019");

    private final String year;

    TerminalProtocol(String year) {
        this.year = year;
    }

    /** The year of the edition, four digits. */
    public String year() {
        return year;
    }

    /** As people and files write it: {@code JT808_2019}, {@code JT/T 808-2019} or {@code 2019}; empty for anything else. */
    public static Optional<TerminalProtocol> ofText(String text) {
        String digits = text.replaceAll("\\D", "");
        return Arrays.stream(values())
                .filter(protocol -> digits.equals(protocol.year) || digits.equals("808" + protocol.year))
                .findFirst();
    }
}
