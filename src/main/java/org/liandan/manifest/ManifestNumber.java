package org.liandan.manifest;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import org.liandan.party.Checked;
import org.liandan.party.Sentence;

/**
 * The number of a manifest: region 150203, date of creation in Asia/Shanghai (yyyyMMdd), a serial of six digits within that
 * day, and a check character (ISO/IEC 7064 MOD 37,36) that catches every single wrong character and nearly every
 * swap of neighbours. Given once, never used again.
 *
 * @param value 21 characters without separators
 */
public record ManifestNumber(String value) {

    /** 昆都仑区 in GB/T 2260. */
    public static final String REGION = "150203";

    public static final int LENGTH = 21;
    public static final int MAX_SERIAL = 999_999;

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int MODULUS = ALPHABET.length();
    private static final Pattern FORM = Pattern.compile(REGION + "\\d{14}[0-9A-Z]");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\-]");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** Longer input is refused unread. */
    private static final int MAX_RAW_LENGTH = 40;

    /** @throws IllegalArgumentException if the value is not a manifest number */
    public ManifestNumber {
        if (!isNumber(value)) {
            throw new IllegalArgumentException("not a manifest number: '" + value + "'");
        }
    }

    /**
     * The number of a day's serial.
     *
     * @throws IllegalArgumentException if the serial lies outside 1 to 999,999 or the year has not four digits
     */
    public static ManifestNumber of(LocalDate day, int serial) {
        if (serial < 1 || serial > MAX_SERIAL) {
            throw new IllegalArgumentException("serial must lie in [1, " + MAX_SERIAL + "], is " + serial);
        }
        String payload = REGION + DAY.format(day) + "%06d".formatted(serial);
        return new ManifestNumber(payload + checkCharacterOf(payload));
    }

    /** Checks a number as typed, scanned or printed; hyphens and blanks between the groups are accepted. */
    public static Checked<ManifestNumber> check(String raw) {
        String normal = raw.length() > MAX_RAW_LENGTH
                ? ""
                : SEPARATORS
                        .matcher(Normalizer.normalize(raw, Normalizer.Form.NFKC))
                        .replaceAll("")
                        .toUpperCase(Locale.ROOT);
        return isNumber(normal)
                ? new Checked.Valid<>(new ManifestNumber(normal))
                : new Checked.Invalid<>(new Sentence(
                        "联单编号应为21位且校验位相符。", "A manifest number has 21 characters with a check character that fits."));
    }

    /** The day on which it was given. */
    public LocalDate day() {
        return LocalDate.parse(value.substring(6, 14), DAY);
    }

    /** Its serial within the day. */
    public int serial() {
        return Integer.parseInt(value.substring(14, 20));
    }

    /** In groups of 6-8-6-1, to be read aloud. */
    public String printed() {
        return String.join(
                "-", value.substring(0, 6), value.substring(6, 14), value.substring(14, 20), value.substring(20));
    }

    /** ISO/IEC 7064 hybrid system MOD 37,36 over 0-9 and A-Z. */
    static char checkCharacterOf(String payload) {
        int product = MODULUS;
        for (int i = 0; i < payload.length(); i++) {
            int sum = (product + ALPHABET.indexOf(payload.charAt(i))) % MODULUS;
            product = (sum == 0 ? MODULUS : sum) * 2 % (MODULUS + 1);
        }
        return ALPHABET.charAt((MODULUS + 1 - product) % MODULUS);
    }

    private static boolean isNumber(String value) {
        if (!FORM.matcher(value).matches()
                || value.charAt(LENGTH - 1) != checkCharacterOf(value.substring(0, LENGTH - 1))) {
            return false;
        }
        try {
            LocalDate.parse(value.substring(6, 14), DAY);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
