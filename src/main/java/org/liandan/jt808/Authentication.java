package org.liandan.jt808;

import org.jspecify.annotations.Nullable;

/**
 * 0x0102, authentication.
 *
 * @param authCode the code that the platform gave in 0x8100
 * @param imei IMEI of the terminal, 2019 only, else null
 * @param softwareVersion the maker's software version, 2019 only, else null
 */
public record Authentication(
        String authCode, @Nullable String imei, @Nullable String softwareVersion) implements TerminalMessage {

    public static final int ID = 0x0102;

    /** The form of 2011 and 2013. */
    public Authentication(String authCode) {
        this(authCode, null, null);
    }

    /** @throws IllegalArgumentException if one of IMEI and software version is there without the other */
    public Authentication {
        if ((imei == null) != (softwareVersion == null)) {
            throw new IllegalArgumentException("imei and softwareVersion must be there both or neither");
        }
    }

    @Override
    public int messageId() {
        return ID;
    }
}
