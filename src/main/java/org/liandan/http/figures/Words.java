package org.liandan.http.figures;

/** A name in both languages. */
public record Words(String chinese, String english) {

    /** No words at all, as a unit of what has none. */
    public static final Words NONE = new Words("", "");
}
