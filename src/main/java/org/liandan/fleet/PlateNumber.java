package org.liandan.fleet;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.liandan.party.Checked;
import org.liandan.party.Sentence;

/**
 * 车辆牌号 of a road vehicle (GA 36-2018) in normal form: upper case, no separators. Seven characters, or eight for a
 * new-energy vehicle. Temporary, military and armed-police plates are not accepted: no such vehicle is registered to carry
 * construction waste.
 *
 * @param value for instance {@code 蒙B12345}, {@code 蒙BD12345} (small new-energy) or {@code 蒙B12345D} (large new-energy)
 */
public record PlateNumber(String value) {

    /** Which of the standard's formats a plate follows. */
    public enum Format {
        ORDINARY,
        SMALL_NEW_ENERGY,
        LARGE_NEW_ENERGY
    }

    private static final String PROVINCE = "[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新]";
    /** Letters of issuing authorities and serials; I and O are left out as easily misread. */
    private static final String LETTER = "[A-HJ-NP-Z]";

    private static final String SERIAL = "[A-HJ-NP-Z0-9]";
    /** D A B C E are pure electric, F G H J K other new-energy drives. */
    private static final String NEW_ENERGY = "[DABCEFGHJK]";

    private static final Pattern ORDINARY = Pattern.compile(PROVINCE + LETTER + SERIAL + "{4}" + "[A-HJ-NP-Z0-9挂学警港澳]");
    private static final Pattern SMALL = Pattern.compile(PROVINCE + LETTER + NEW_ENERGY + SERIAL + "\\d{4}");
    private static final Pattern LARGE = Pattern.compile(PROVINCE + LETTER + "\\d{5}" + NEW_ENERGY);

    /** What people write between the characters: blanks, the raised dot of the plate in its several encodings, hyphens. */
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\u00A0·•‧∙⋅・･．.\\-]");

    /** Longer input is refused unread. */
    private static final int MAX_RAW_LENGTH = 32;

    /** @throws IllegalArgumentException if the value is not a plate in normal form */
    public PlateNumber {
        if (formatOf(value) == null) {
            throw new IllegalArgumentException("not a plate in normal form: '" + value + "'");
        }
    }

    /** Checks a plate as written by a person or sent by a terminal, after bringing it to normal form. */
    public static Checked<PlateNumber> check(String raw) {
        String normal = raw.length() > MAX_RAW_LENGTH ? "" : normalize(raw);
        if (formatOf(normal) != null) {
            return new Checked.Valid<>(new PlateNumber(normal));
        }
        return new Checked.Invalid<>(new Sentence(
                "车辆牌号不符合GA 36-2018，例如 蒙B12345、蒙B12345D（大型新能源）。",
                "The plate does not follow GA 36-2018; examples: 蒙B12345, 蒙B12345D (large new-energy)."));
    }

    /** NFKC, upper case, separators removed. Does not check. */
    public static String normalize(String raw) {
        String folded = Normalizer.normalize(raw, Normalizer.Form.NFKC);
        return SEPARATORS.matcher(folded).replaceAll("").toUpperCase(Locale.ROOT);
    }

    public Format format() {
        Format format = formatOf(value);
        if (format == null) {
            throw new AssertionError("guarded by the constructor");
        }
        return format;
    }

    /** The way it is painted: a raised dot behind the letter of the authority. */
    public String printed() {
        return value.substring(0, 2) + "·" + value.substring(2);
    }

    private static @Nullable Format formatOf(String value) {
        if (ORDINARY.matcher(value).matches()) {
            return Format.ORDINARY;
        }
        if (SMALL.matcher(value).matches()) {
            return Format.SMALL_NEW_ENERGY;
        }
        return LARGE.matcher(value).matches() ? Format.LARGE_NEW_ENERGY : null;
    }

    @Override
    public String toString() {
        return value;
    }
}
