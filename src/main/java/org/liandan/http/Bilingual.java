package org.liandan.http;

/** Sentences as this application writes refusals: Chinese first, English behind it. */
final class Bilingual {

    /** What divides the halves where each of them may quote the other's writing. */
    private static final String DIVIDER = " / ";

    private Bilingual() {}

    /**
     * Where the English half of the sentence starts: behind the last character that only Chinese writing has. Quoted
     * Chinese names inside the English half move the border, so a half that would be shorter than a word is not split.
     *
     * @return the index, or -1 when the sentence is in one language
     */
    static int startOfEnglish(String sentence) {
        int slash = sentence.indexOf(DIVIDER);
        if (slash > 0) {
            return slash + DIVIDER.length();
        }
        int border = -1;
        for (int i = 0; i < sentence.length(); i++) {
            if (isChinese(sentence.charAt(i))) {
                border = i;
            }
        }
        if (border < 0) {
            return -1;
        }
        int start = border + 1;
        while (start < sentence.length() && !Character.isLetter(sentence.charAt(start))) {
            start++;
        }
        return sentence.length() - start >= 4 && sentence.indexOf(' ', start) > 0 ? start : -1;
    }

    /** The half in front of the English one. */
    static String chinese(String sentence, int startOfEnglish) {
        String half = sentence.substring(0, startOfEnglish);
        return (half.endsWith(DIVIDER) ? half.substring(0, half.length() - DIVIDER.length()) : half).strip();
    }

    private static boolean isChinese(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN
                || (c >= '\u3000' && c <= '\u303f')
                || (c >= '\uff00' && c <= '\uffef');
    }
}
