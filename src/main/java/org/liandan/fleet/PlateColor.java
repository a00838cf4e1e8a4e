package org.liandan.fleet;

import java.util.Arrays;
import java.util.Optional;

/** 车牌颜色 (JT/T 697.7), part of a vehicle's identity: the same characters may exist in two colours. */
public enum PlateColor {
    BLUE(1, "蓝色", "Blue"),
    YELLOW(2, "黄色", "Yellow"),
    BLACK(3, "黑色", "Black"),
    WHITE(4, "白色", "White"),
    GREEN(5, "绿色", "Green"),
    OTHER(9, "其他", "Other"),
    /** Large new-energy vehicles. */
    YELLOW_GREEN(93, "黄绿双拼", "Yellow-green"),
    /** Small new-energy vehicles. */
    GRADIENT_GREEN(94, "渐变绿", "Gradient green");

    private final int code;
    private final String chinese;
    private final String english;

    PlateColor(int code, String chinese, String english) {
        this.code = code;
        this.chinese = chinese;
        this.english = english;
    }

    /** The colour of a code as terminals send it; empty for codes that no registered vehicle carries (0 is "no plate"). */
    public static Optional<PlateColor> ofCode(int code) {
        for (PlateColor color : values()) {
            if (color.code == code) {
                return Optional.of(color);
            }
        }
        return Optional.empty();
    }

    /**
     * The colour as people and files write it: the code ({@code 2}), the name ({@code YELLOW}) or the Chinese word
     * ({@code 黄色}, {@code 黄}); empty for anything else.
     */
    public static Optional<PlateColor> ofText(String text) {
        String word = text.strip();
        return Arrays.stream(values())
                .filter(color -> word.equals(String.valueOf(color.code))
                        || word.equalsIgnoreCase(color.name())
                        || word.equals(color.chinese)
                        || color.chinese.equals(word + "色"))
                .findFirst();
    }

    /** The number in JT/T 808 messages and in the database. */
    public int code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
