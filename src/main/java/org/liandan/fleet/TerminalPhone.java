package org.liandan.fleet;

/**
 * The number under which a terminal is known to the platform: JT/T 808 header, BCD[6] (2011, 2013) or BCD[10] (2019),
 * with the padding zeros in front removed. Real devices put hexadecimal digits there, so those are kept, in lower case.
 *
 * @param digits 1 to 20 characters of 0-9 and a-f, without zeros in front (the all-zero number is "0")
 */
public record TerminalPhone(String digits) {

    private static final int LONGEST = 20;

    /** @throws IllegalArgumentException if the digits are not in normal form */
    public TerminalPhone {
        if (!isNormal(digits)) {
            throw new IllegalArgumentException(
                    "terminal phone must be 1 to 20 digits without zeros in front, is '" + digits + "'");
        }
    }

    /** By hand: one is made for each message that is decoded. */
    private static boolean isNormal(String digits) {
        int length = digits.length();
        if (length == 0 || length > LONGEST || (length > 1 && digits.charAt(0) == '0')) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char digit = digits.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
    }

    /**
     * The one place in which a number as written by a person or sent by a device takes its normal form: blanks trimmed,
     * lower case, zeros in front removed.
     */
    public static TerminalPhone parse(String raw) {
        String digits = raw.strip().toLowerCase(java.util.Locale.ROOT);
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return new TerminalPhone(digits.substring(start));
    }
}
