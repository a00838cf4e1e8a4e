package org.liandan.fleet;

/**
 * The number under which a terminal is known to the platform: JT/T 808 header, BCD[6] (2011, 2013) or BCD[10] (2019),
 * with the padding zeros in front removed. Real devices put hexadecimal digits there, so those are kept, in lower case.
 *
 * @param digits 1 to 20 characters of 0-9 and a-f, without zeros in front (the all-zero number is "0")
 */
public record TerminalPhone(String digits) {

    /** @throws IllegalArgumentException if the digits are not in normal form */
    public TerminalPhone {
        if (!digits.matches("0|[1-9a-f][0-9a-f]{0,19}")) {
            throw new IllegalArgumentException(
                    "terminal phone must be 1 to 20 digits without zeros in front, is '" + digits + "'");
        }
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
