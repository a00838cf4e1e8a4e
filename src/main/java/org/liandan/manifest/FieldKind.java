package org.liandan.manifest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.liandan.fleet.PlateNumber;
import org.liandan.manifest.Parsed.Good;
import org.liandan.party.Checked;
import org.liandan.party.CreditCode;
import org.liandan.party.PhoneNumber;
import org.liandan.party.Sentence;

/**
 * What a field may hold, and how its text is read. The text comes from JSON, a form, a CSV file or a truck's terminal alike.
 *
 * @param <T> what a good text becomes
 */
public sealed interface FieldKind<T> {

    /** Name of the kind in the published field table. */
    String code();

    /** What it accepts, as the end of a sentence; for the field table. */
    default Sentence check() {
        return switch (this) {
            case Text(int maxLength, boolean lines) ->
                new Sentence(
                        "文字，最多" + maxLength + "个字" + (lines ? "，可分行" : ""),
                        "text of at most " + maxLength + " characters" + (lines ? ", several lines" : ""));
            case YesNo _ -> new Sentence("是或否", "true or false");
            case Code<?> code -> new Sentence(code.list(Labelled::chinese, "、"), code.list(Labelled::name, ", "));
            case Credit _ ->
                new Sentence("GB 32100-2015，校验位，须为登记的代码", "GB 32100-2015, check character, the registered one");
            case Phone _ -> new Sentence("手机或带区号的固定电话", "a mobile number, or a landline with its area code");
            case Plate _ ->
                new Sentence("GA 36-2018，须为承运方登记在用的车辆", "GA 36-2018, a registered active truck of the carrier");
            case Minute _ -> new Sentence("具体到分钟，无时区时按北京时间", "to the minute; Asia/Shanghai where no offset is given");
            case Volume(BigDecimal min, BigDecimal max, int decimals) ->
                new Sentence(
                        "%s至%s立方米，最多%d位小数".formatted(min.toPlainString(), max.toPlainString(), decimals),
                        "%s to %s m³, at most %d decimals"
                                .formatted(min.toPlainString(), max.toPlainString(), decimals));
        };
    }

    /** Reads a text that is neither null nor blank and has no blanks around. */
    Parsed<T> parse(String text);

    /** Free text on one line, or on several. */
    record Text(int maxLength, boolean lines) implements FieldKind<String> {

        @Override
        public String code() {
            return "TEXT";
        }

        @Override
        public Parsed<String> parse(String text) {
            int length = text.codePointCount(0, text.length());
            if (length > maxLength) {
                return Parsed.bad(RefusalCode.FIELD_TOO_LONG, Sentence.same(maxLength), Sentence.same(length));
            }
            boolean clean = text.codePoints().noneMatch(c -> isInvisible(c) && !(lines && (c == '\n' || c == '\r')));
            return clean ? new Good<>(text) : Parsed.bad(RefusalCode.FIELD_CHARACTERS);
        }

        /** Letters and marks of Unicode that show as nothing: a name of them looks empty, or like another name. */
        private static final String BLANK_LETTERS = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

        /**
         * Control characters, line and paragraph separators, marks that turn the direction of text, halves of surrogate pairs, and
         * what Unicode says is no character. The joiner within emoji is allowed.
         */
        private static boolean isInvisible(int c) {
            boolean noCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
            return noCharacter
                    || BLANK_LETTERS.indexOf(c) >= 0
                    || switch (Character.getType(c)) {
                        case Character.CONTROL,
                                Character.SURROGATE,
                                Character.LINE_SEPARATOR,
                                Character.PARAGRAPH_SEPARATOR -> true;
                        case Character.FORMAT -> c != '\u200D';
                        default -> false;
                    };
        }
    }

    /** 是或否. */
    record YesNo() implements FieldKind<Boolean> {

        @Override
        public String code() {
            return "BOOLEAN";
        }

        @Override
        public Parsed<Boolean> parse(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "是", "on" -> new Good<>(true);
                case "false", "否", "off" -> new Good<>(false);
                default -> Parsed.bad(RefusalCode.NOT_YES_OR_NO);
            };
        }
    }

    /** One of a list, by its name or its Chinese label. */
    record Code<E extends Labelled>(Class<E> type) implements FieldKind<E> {

        @Override
        public String code() {
            return "CODE";
        }

        public List<E> options() {
            return List.of(type.getEnumConstants());
        }

        @Override
        public Parsed<E> parse(String text) {
            for (E option : type.getEnumConstants()) {
                if (option.name().equals(text) || option.chinese().equals(text)) {
                    return new Good<>(option);
                }
            }
            return Parsed.bad(
                    RefusalCode.NOT_A_CODE, new Sentence(list(Labelled::chinese, "、"), list(Labelled::name, ", ")));
        }

        private String list(Function<Labelled, String> label, String separator) {
            return Arrays.stream(type.getEnumConstants()).map(label).collect(Collectors.joining(separator));
        }
    }

    /** 统一社会信用代码. A wrong check character is refused unless the code is the registered one, see {@link Reading}. */
    record Credit() implements FieldKind<CreditCode> {

        @Override
        public String code() {
            return "CREDIT_CODE";
        }

        @Override
        public Parsed<CreditCode> parse(String text) {
            return switch (CreditCode.check(text)) {
                case Checked.Valid<CreditCode>(CreditCode value) -> new Good<>(value);
                case Checked.Doubtful<CreditCode> _ -> Parsed.bad(RefusalCode.CREDIT_CODE_CHECK);
                case Checked.Invalid<CreditCode>(Sentence reason) -> Parsed.bad(RefusalCode.CREDIT_CODE_FORM, reason);
            };
        }
    }

    /** 联系电话. */
    record Phone() implements FieldKind<PhoneNumber> {

        @Override
        public String code() {
            return "PHONE";
        }

        @Override
        public Parsed<PhoneNumber> parse(String text) {
            return checked(PhoneNumber.check(text), RefusalCode.PHONE_FORM);
        }
    }

    /** 车辆牌号. */
    record Plate() implements FieldKind<PlateNumber> {

        @Override
        public String code() {
            return "PLATE";
        }

        @Override
        public Parsed<PlateNumber> parse(String text) {
            return checked(PlateNumber.check(text), RefusalCode.PLATE_FORM);
        }
    }

    /** A time 具体到分钟; seconds are cut off, a time without offset is the district's. */
    record Minute() implements FieldKind<Instant> {

        @Override
        public String code() {
            return "MINUTE";
        }

        @Override
        public Parsed<Instant> parse(String text) {
            return DistrictTime.parseMinute(text)
                    .<Parsed<Instant>>map(Good::new)
                    .orElseGet(() -> Parsed.bad(RefusalCode.NOT_A_MINUTE));
        }
    }

    /** Cubic metres, decimal, within bounds that are both allowed. */
    record Volume(BigDecimal min, BigDecimal max, int decimals) implements FieldKind<BigDecimal> {

        /** A number needs no more; what is longer is refused unread. */
        private static final int MAX_DIGITS = 20;

        @Override
        public String code() {
            return "VOLUME";
        }

        @Override
        public Parsed<BigDecimal> parse(String text) {
            if (text.length() > MAX_DIGITS) {
                return outOfRange();
            }
            BigDecimal value;
            try {
                value = new BigDecimal(text);
            } catch (NumberFormatException e) {
                return Parsed.bad(RefusalCode.NOT_A_NUMBER);
            }
            // compared before it is scaled: 1E999999999 must not be written out
            if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
                return outOfRange();
            }
            if (value.signum() == 0) {
                return new Good<>(BigDecimal.ZERO);
            }
            BigDecimal plain = value.stripTrailingZeros();
            return plain.scale() > decimals ? outOfRange() : new Good<>(plain.setScale(Math.max(plain.scale(), 0)));
        }

        private Parsed<BigDecimal> outOfRange() {
            return Parsed.bad(
                    RefusalCode.NUMBER_OUT_OF_RANGE,
                    Sentence.same(min.toPlainString()),
                    Sentence.same(max.toPlainString()),
                    Sentence.same(decimals));
        }
    }

    private static <T> Parsed<T> checked(Checked<T> checked, RefusalCode otherwise) {
        return switch (checked) {
            case Checked.Valid<T>(T value) -> new Good<>(value);
            case Checked.Doubtful<T>(T ignored, Sentence reason) -> Parsed.bad(otherwise, reason);
            case Checked.Invalid<T>(Sentence reason) -> Parsed.bad(otherwise, reason);
        };
    }
}
