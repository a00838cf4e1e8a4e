package org.liandan.media;

/** A name in both languages of the pages. */
public record Wording(String chinese, String english) {}
