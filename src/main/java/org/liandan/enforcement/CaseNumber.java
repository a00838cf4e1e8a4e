package org.liandan.enforcement;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Number of a case: year and serial without gaps, {@code 2026-00017}.
 *
 * @param value as written
 */
public record CaseNumber(String value) {

    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{5}");

    public CaseNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("no number of a case: " + value);
        }
    }

    /**
     * The number of that serial.
     *
     * @param year of the district's calendar
     * @param serial from 1
     */
    public static CaseNumber of(int year, int serial) {
        return new CaseNumber("%04d-%05d".formatted(year, serial));
    }

    /** The number, if the text is one. */
    public static Optional<CaseNumber> read(String text) {
        String number = text.strip();
        return FORM.matcher(number).matches() ? Optional.of(new CaseNumber(number)) : Optional.empty();
    }
}
