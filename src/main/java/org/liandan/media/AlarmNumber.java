package org.liandan.media;

import java.util.regex.Pattern;

/**
 * The number that the platform gives an alarm when it asks for its attachments (0x9208): 32 hexadecimal digits. Whoever
 * shows one on the attachment connection may store files, so it must not be guessable.
 */
public record AlarmNumber(String digits) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    /** @throws IllegalArgumentException if these are not 32 lower-case hexadecimal digits */
    public AlarmNumber {
        if (!isOne(digits)) {
            throw new IllegalArgumentException("an alarm number has 32 hexadecimal digits, is '" + digits + "'");
        }
    }

    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }
}
