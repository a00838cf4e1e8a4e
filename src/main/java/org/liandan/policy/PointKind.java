package org.liandan.policy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.liandan.party.Checked;
import org.liandan.party.Sentence;
import org.liandan.place.PlaceKind;

/**
 * What an open point may be: how its text is read, written and shown, and its bounds. The text is what the database keeps, so
 * {@code read(write(value))} gives the value.
 *
 * @param <T> what a good text becomes
 */
public sealed interface PointKind<T> {

    /** Name of the kind in the API. */
    String code();

    /** Reads a text as somebody typed it. */
    Checked<T> read(String text);

    /** The text that {@link #read} takes. */
    String write(T value);

    /** The value in words, with its unit. */
    Sentence shown(T value);

    /** What may be chosen, in words. */
    Sentence range();

    /** What may be chosen where it is a list; empty for numbers. */
    default List<Option> options() {
        return List.of();
    }

    /** Whether several options may be chosen at once; a form joins them with commas. */
    default boolean several() {
        return false;
    }

    /** One of a list. */
    record Option(String code, String chinese, String english) {}

    /** A span of time in whole units, both bounds allowed. */
    record Span(SpanUnit unit, long min, long max) implements PointKind<Duration> {
        @Override
        public String code() {
            return "SPAN_" + unit.name();
        }

        @Override
        public Checked<Duration> read(String text) {
            return whole(text, min, max, range()) instanceof Checked.Valid<Long>(Long count)
                    ? new Checked.Valid<>(unit.one().multipliedBy(count))
                    : new Checked.Invalid<>(range());
        }

        @Override
        public String write(Duration value) {
            return Long.toString(value.dividedBy(unit.one()));
        }

        @Override
        public Sentence shown(Duration value) {
            return unit.counted(write(value));
        }

        @Override
        public Sentence range() {
            return new Sentence(
                    "应为%d至%d的整数（%s）。".formatted(min, max, unit.chinese()),
                    "Must be a whole number of %s between %d and %d.".formatted(unit.english(), min, max));
        }
    }

    /** Units in which spans are ruled. */
    enum SpanUnit {
        MINUTES(Duration.ofMinutes(1), "分钟", "minutes"),
        HOURS(Duration.ofHours(1), "小时", "hours"),
        DAYS(Duration.ofDays(1), "天", "days");

        private final Duration one;
        private final String chinese;
        private final String english;

        SpanUnit(Duration one, String chinese, String english) {
            this.one = one;
            this.chinese = chinese;
            this.english = english;
        }

        Duration one() {
            return one;
        }

        String chinese() {
            return chinese;
        }

        String english() {
            return english;
        }

        Sentence counted(String count) {
            return new Sentence(count + chinese, count + " " + english);
        }
    }

    /** A whole number of something, both bounds allowed. */
    record Count(int min, int max, Sentence unit) implements PointKind<Integer> {
        @Override
        public String code() {
            return "COUNT";
        }

        @Override
        public Checked<Integer> read(String text) {
            return whole(text, min, max, range()) instanceof Checked.Valid<Long>(Long count)
                    ? new Checked.Valid<>(Math.toIntExact(count))
                    : new Checked.Invalid<>(range());
        }

        @Override
        public String write(Integer value) {
            return value.toString();
        }

        @Override
        public Sentence shown(Integer value) {
            return new Sentence(value + unit.chinese(), value + " " + unit.english());
        }

        @Override
        public Sentence range() {
            return new Sentence(
                    "应为%d至%d的整数（%s）。".formatted(min, max, unit.chinese()),
                    "Must be a whole number of %s between %d and %d.".formatted(unit.english(), min, max));
        }
    }

    /** A decimal within bounds that are both allowed. A percentage is ruled as a percentage: 10 is ten per cent. */
    record Decimal(BigDecimal min, BigDecimal max, int decimals, Sentence unit) implements PointKind<BigDecimal> {

        private static final int MAX_DIGITS = 12;

        @Override
        public String code() {
            return "DECIMAL";
        }

        @Override
        public Checked<BigDecimal> read(String text) {
            String typed = text.strip();
            if (typed.isEmpty() || typed.length() > MAX_DIGITS || !typed.matches("\\d+(\\.\\d+)?")) {
                return new Checked.Invalid<>(range());
            }
            BigDecimal value = new BigDecimal(typed).stripTrailingZeros();
            boolean fits = value.compareTo(min) >= 0 && value.compareTo(max) <= 0 && value.scale() <= decimals;
            return fits
                    ? new Checked.Valid<>(value.setScale(Math.max(value.scale(), 0)))
                    : new Checked.Invalid<>(range());
        }

        @Override
        public String write(BigDecimal value) {
            return value.toPlainString();
        }

        @Override
        public Sentence shown(BigDecimal value) {
            return new Sentence(write(value) + unit.chinese(), write(value) + unit.english());
        }

        @Override
        public Sentence range() {
            return new Sentence(
                    "应在%s至%s之间%s，最多%d位小数。"
                            .formatted(min.toPlainString(), max.toPlainString(), bracketed(unit.chinese()), decimals),
                    "Must lie between %s and %s%s with at most %d decimals."
                            .formatted(min.toPlainString(), max.toPlainString(), unit.english(), decimals));
        }

        private static String bracketed(String text) {
            return text.isEmpty() ? "" : "（" + text + "）";
        }
    }

    /** 是或否. */
    record YesNo() implements PointKind<Boolean> {

        private static final List<Option> OPTIONS =
                List.of(new Option("true", "是", "yes"), new Option("false", "否", "no"));

        @Override
        public String code() {
            return "BOOLEAN";
        }

        @Override
        public Checked<Boolean> read(String text) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "true", "是" -> new Checked.Valid<>(true);
                case "false", "否" -> new Checked.Valid<>(false);
                default -> new Checked.Invalid<>(range());
            };
        }

        @Override
        public String write(Boolean value) {
            return value.toString();
        }

        @Override
        public Sentence shown(Boolean value) {
            return value ? new Sentence("是", "yes") : new Sentence("否", "no");
        }

        @Override
        public Sentence range() {
            return new Sentence("应填“是”或“否”。", "Must be true or false.");
        }

        @Override
        public List<Option> options() {
            return OPTIONS;
        }
    }

    /** One of a list of ways to understand the notice, by its code. */
    record Choice(List<Option> options) implements PointKind<String> {

        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public String code() {
            return "CHOICE";
        }

        @Override
        public Checked<String> read(String text) {
            return options.stream()
                    .map(Option::code)
                    .filter(code -> code.equals(text.strip()))
                    .findFirst()
                    .<Checked<String>>map(Checked.Valid::new)
                    .orElseGet(() -> new Checked.Invalid<>(range()));
        }

        @Override
        public String write(String value) {
            return value;
        }

        @Override
        public Sentence shown(String value) {
            return options.stream()
                    .filter(option -> option.code().equals(value))
                    .map(option -> new Sentence(option.chinese(), option.english()))
                    .findFirst()
                    .orElse(Sentence.same(value));
        }

        @Override
        public Sentence range() {
            return new Sentence(
                    "应为下列之一：" + joined(options, Option::chinese, "、") + "。",
                    "Must be one of " + joined(options, Option::code, ", ") + ".");
        }
    }

    /** Any of the kinds of place, or none. */
    record Places(Set<PlaceKind> from) implements PointKind<Set<PlaceKind>> {

        private static final String NONE = "NONE";

        public Places {
            from = Collections.unmodifiableSet(EnumSet.copyOf(from));
        }

        @Override
        public String code() {
            return "PLACES";
        }

        @Override
        public boolean several() {
            return true;
        }

        @Override
        public Checked<Set<PlaceKind>> read(String text) {
            EnumSet<PlaceKind> chosen = EnumSet.noneOf(PlaceKind.class);
            if (text.strip().equals(NONE)) {
                return new Checked.Valid<>(chosen);
            }
            for (String name : text.split("[,，、]", -1)) {
                PlaceKind kind = from.stream()
                        .filter(option -> option.name().equals(name.strip())
                                || option.chinese().equals(name.strip()))
                        .findFirst()
                        .orElse(null);
                if (kind == null) {
                    return new Checked.Invalid<>(range());
                }
                chosen.add(kind);
            }
            return new Checked.Valid<>(chosen);
        }

        @Override
        public String write(Set<PlaceKind> value) {
            return value.isEmpty()
                    ? NONE
                    : value.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
        }

        @Override
        public Sentence shown(Set<PlaceKind> value) {
            return value.isEmpty()
                    ? new Sentence("不得运往任何场所", "nowhere")
                    : new Sentence(
                            value.stream().sorted().map(PlaceKind::chinese).collect(Collectors.joining("、")),
                            value.stream().sorted().map(PlaceKind::english).collect(Collectors.joining(", ")));
        }

        @Override
        public Sentence range() {
            return new Sentence(
                    "应为 NONE 或下列之若干：" + joined(options(), Option::chinese, "、") + "。",
                    "Must be NONE or some of " + joined(options(), Option::code, ", ") + ".");
        }

        @Override
        public List<Option> options() {
            return from.stream()
                    .map(kind -> new Option(kind.name(), kind.chinese(), kind.english()))
                    .toList();
        }
    }

    private static Checked<Long> whole(String text, long min, long max, Sentence otherwise) {
        String typed = text.strip();
        if (!typed.matches("\\d{1,9}")) {
            return new Checked.Invalid<>(otherwise);
        }
        long count = Long.parseLong(typed);
        return count < min || count > max ? new Checked.Invalid<>(otherwise) : new Checked.Valid<>(count);
    }

    private static String joined(List<Option> options, Function<Option, String> word, String separator) {
        return options.stream().map(word).collect(Collectors.joining(separator));
    }

    /** A choice of those codes with their words, three by three. */
    static Choice choice(String... codesAndWords) {
        Option[] options = new Option[codesAndWords.length / 3];
        for (int i = 0; i < options.length; i++) {
            options[i] = new Option(codesAndWords[3 * i], codesAndWords[3 * i + 1], codesAndWords[3 * i + 2]);
        }
        return new Choice(Arrays.asList(options));
    }
}
