package org.liandan.http;

import org.jspecify.annotations.Nullable;

/** The languages of the pages. Chinese is the language of the notice and comes first. */
public enum Language {
    ZH("zh"),
    EN("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** BCP 47 tag, as it stands in the language cookie, in {@code app_user.language} and in the page's {@code lang}. */
    public String tag() {
        return tag;
    }

    /** The language of that tag; Chinese for anything else, so that a broken cookie never breaks a page. */
    public static Language ofTag(@Nullable String tag) {
        return EN.tag.equals(tag) ? EN : ZH;
    }
}
