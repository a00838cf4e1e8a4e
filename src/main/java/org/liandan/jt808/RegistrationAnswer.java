package org.liandan.jt808;

import org.jspecify.annotations.Nullable;

/**
 * 0x8100, answer to a registration.
 *
 * @param answeredSerial serial number of the 0x0100
 * @param result what became of it
 * @param authCode the code to send in 0x0102; there if and only if the result is {@link RegistrationResult#OK}
 */
public record RegistrationAnswer(
        int answeredSerial,
        RegistrationResult result,
        @Nullable String authCode) implements PlatformMessage {

    public static final int ID = 0x8100;

    /** @throws IllegalArgumentException if there is a code without success, or success without a code */
    public RegistrationAnswer {
        Check.word("answeredSerial", answeredSerial);
        if ((authCode != null) != (result == RegistrationResult.OK)) {
            throw new IllegalArgumentException(
                    "authCode must be there if and only if the result is OK, result is " + result);
        }
    }

    @Override
    public int messageId() {
        return ID;
    }
}
