package org.liandan.party;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * 统一社会信用代码, the identity of an organisation (GB 32100-2015): registration authority (1), kind of organisation (1),
 * region (6 digits, GB/T 2260), organisation code (9, GB 11714) and a check character (1).
 *
 * <p>A value of this type has the right form. Its check character may still be wrong: a few registered codes are, so
 * {@link #check} tells the two apart and a person may keep a doubtful one by giving a reason.
 *
 * @param value 18 characters of {@link #ALPHABET}, positions 3 to 8 being digits
 */
public record CreditCode(String value) {

    /** The 31 characters of the standard, each standing for its index; I, O, S, V and Z are left out as easily misread. */
    public static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    public static final int LENGTH = 18;

    /** GB 32100-2015 table 3: 3 to the power of i-1, modulo 31. */
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    /** GB 11714: weights of the organisation code inside. */
    private static final int[] ORGANIZATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private static final int REGION_START = 2;
    private static final int REGION_END = 8;
    private static final int ORGANIZATION_CHECK = 16;

    /** @throws IllegalArgumentException if the value has not the form of a credit code */
    public CreditCode {
        faultOf(value).ifPresent(fault -> {
            throw new IllegalArgumentException(fault.both());
        });
    }

    /**
     * Checks a code as written by a person: normalises it (full-width forms, case, blanks), then its form, then its
     * check character. Look-alikes are named, never corrected.
     */
    public static Checked<CreditCode> check(String raw) {
        String normal = normalize(raw);
        var fault = faultOf(normal);
        if (fault.isPresent()) {
            return new Checked.Invalid<>(fault.get());
        }
        CreditCode code = new CreditCode(normal);
        if (code.checkHolds()) {
            return new Checked.Valid<>(code);
        }
        return new Checked.Doubtful<>(
                code,
                new Sentence(
                        "统一社会信用代码校验位不符（GB 32100-2015），请核对；确属登记代码的须填写理由。",
                        "The check character of the credit code is wrong (GB 32100-2015); give a reason if the code is registered like this."));
    }

    /** NFKC, upper case, no blanks around. */
    static String normalize(String raw) {
        return Normalizer.normalize(raw, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
    }

    /** The check character that the first 17 characters demand. A remainder of 0 gives '0', of 1 gives 'Y'. */
    public static char checkCharacterOf(String first17) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(first17.charAt(i)) * WEIGHTS[i];
        }
        int remainder = sum % ALPHABET.length();
        return ALPHABET.charAt((ALPHABET.length() - remainder) % ALPHABET.length());
    }

    /** Whether the last character is the one that the standard demands. */
    public boolean checkHolds() {
        return value.charAt(LENGTH - 1) == checkCharacterOf(value);
    }

    /**
     * Whether the organisation code inside (positions 9 to 17) carries its own check character (GB 11714). Codes given
     * out since the reform of 2015 do; older ones sometimes do not, so this is a hint and refuses nothing.
     */
    public boolean organizationCheckHolds() {
        int sum = 0;
        for (int i = 0; i < ORGANIZATION_WEIGHTS.length; i++) {
            sum += Character.digit(value.charAt(REGION_END + i), Character.MAX_RADIX) * ORGANIZATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        char expected = check == 10 ? 'X' : (char) ('0' + check % 11);
        return value.charAt(ORGANIZATION_CHECK) == expected;
    }

    /** The region that registered it (GB/T 2260); 150203 is 昆都仑区. */
    public String region() {
        return value.substring(REGION_START, REGION_END);
    }

    private static Optional<Sentence> faultOf(String normal) {
        int length = normal.codePointCount(0, normal.length());
        if (length != LENGTH || normal.length() != LENGTH) {
            return Optional.of(new Sentence(
                    "统一社会信用代码应为18位，现为" + length + "位。", "A credit code has 18 characters, this one " + length + "."));
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = normal.charAt(i);
            if (ALPHABET.indexOf(c) < 0) {
                return Optional.of(notAllowed(i + 1, c));
            }
            if (i >= REGION_START && i < REGION_END && !Character.isDigit(c)) {
                return Optional.of(new Sentence(
                        "统一社会信用代码第" + (i + 1) + "位“" + c + "”应为数字（行政区划码）。",
                        "Character " + (i + 1) + " of the credit code, '" + c + "', must be a digit (region)."));
            }
        }
        return Optional.empty();
    }

    private static Sentence notAllowed(int position, char c) {
        String lookAlike = switch (c) {
            case 'I' -> "1";
            case 'O' -> "0";
            case 'S' -> "5";
            case 'V' -> "U";
            case 'Z' -> "2";
            default -> "";
        };
        boolean known = !lookAlike.isEmpty();
        return new Sentence(
                "统一社会信用代码第" + position + "位“" + printable(c) + "”不在允许的字符内" + (known ? "，是否应为" + lookAlike + "？" : "。"),
                "Character " + position + " of the credit code, '" + printable(c) + "', is not allowed"
                        + (known ? "; is it " + lookAlike + "?" : "."));
    }

    private static String printable(char c) {
        return c < ' ' || Character.isSurrogate(c) || Character.isISOControl(c)
                ? "U+%04X".formatted((int) c)
                : String.valueOf(c);
    }

    @Override
    public String toString() {
        return value;
    }
}
