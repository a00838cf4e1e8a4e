package org.liandan.party;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * 联系电话 of a person (rule R-405): a mainland mobile number, or a landline with its area code.
 *
 * @param value normal form: {@code 13800138000} or {@code 0472-6985567}
 */
public record PhoneNumber(String value) {

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern LANDLINE = Pattern.compile("0\\d{2,3}-\\d{7,8}");
    private static final Pattern COUNTRY_CODE = Pattern.compile("^(?:\\+|00)86[ -]?");
    private static final Pattern GROUPED_MOBILE = Pattern.compile("(\\d{3})[ -](\\d{4})[ -](\\d{4})");

    /** @throws IllegalArgumentException if the value is not in normal form */
    public PhoneNumber {
        if (!isNormal(value)) {
            throw new IllegalArgumentException("phone number is not in normal form");
        }
    }

    /** Checks a number as written by a person; full-width digits, +86 and the usual grouping are accepted. */
    public static Checked<PhoneNumber> check(String raw) {
        String trimmed = Normalizer.normalize(raw, Normalizer.Form.NFKC).strip();
        String national = COUNTRY_CODE.matcher(trimmed).replaceFirst("");
        String normal = GROUPED_MOBILE.matcher(national).replaceFirst("$1$2$3");
        if (isNormal(normal)) {
            return new Checked.Valid<>(new PhoneNumber(normal));
        }
        return new Checked.Invalid<>(new Sentence(
                "联系电话应为11位手机号或“区号-号码”格式的固定电话。",
                "A phone number is an 11-digit mobile number, or a landline written area code-number."));
    }

    /** For lists and logs: all but the first three and the last two characters hidden. */
    public String masked() {
        return value.substring(0, 3) + "*".repeat(value.length() - 5) + value.substring(value.length() - 2);
    }

    private static boolean isNormal(String value) {
        return MOBILE.matcher(value).matches() || LANDLINE.matcher(value).matches();
    }

    @Override
    public String toString() {
        return masked();
    }
}
