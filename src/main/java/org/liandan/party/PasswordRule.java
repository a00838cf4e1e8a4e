package org.liandan.party;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * Which passwords may be chosen (NIST SP 800-63B, 3.1.1.2): length is asked for, mixtures of kinds of characters are not, and what
 * everybody would try first is refused. There is no list of leaked passwords: it would have to be fetched and kept up, which a
 * district's server without a network cannot do; slow guessing is {@code http.LoginThrottle}'s.
 */
public final class PasswordRule {

    /** Fewest characters (code points). */
    public static final int FEWEST_CHARACTERS = 8;
    /** Most bytes in UTF-8: what bcrypt looks at; of a longer one it would not see the end. */
    public static final int MOST_BYTES = 72;

    /** A part of the person's own names that is shorter than this is in too many words to be refused. */
    private static final int SHORTEST_NAME = 4;
    /** So much must be left of a password when the words are taken out that everybody would try. */
    private static final int FEWEST_OTHERS = 4;
    /** Of fewer kinds of characters a long password is a short one said twice. */
    private static final int FEWEST_DIFFERENT = 4;

    private static final String[] WORDS = {
        "liandan", "联单", "password", "passw0rd", "admin", "qwerty", "mima", "密码", "zhangsan"
    };

    private PasswordRule() {}

    /**
     * What is wrong with a password, if anything.
     *
     * @param password as it was typed
     * @param username of the account that it is for
     */
    public static Optional<Sentence> fault(String password, String username) {
        if (password.codePointCount(0, password.length()) < FEWEST_CHARACTERS
                || password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of(
                    new Sentence("密码至少 8 个字符、最多 72 字节", "must have at least 8 characters and at most 72 bytes"));
        }
        String plain = Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        if (plain.codePoints().distinct().count() < FEWEST_DIFFERENT || isOneRun(plain)) {
            return Optional.of(
                    new Sentence("密码不能是重复或连续的字符", "must not be characters that repeat or follow one another"));
        }
        String name = username.toLowerCase(Locale.ROOT);
        if (name.length() >= SHORTEST_NAME && without(plain, name) < FEWEST_OTHERS) {
            return Optional.of(new Sentence("密码不能是用户名或其简单变化", "must not be the username with little else"));
        }
        for (String word : WORDS) {
            if (without(plain, word) < FEWEST_OTHERS) {
                return Optional.of(new Sentence(
                        "密码不能是人人都会先试的词加几个字符", "must not be a word that everybody would try, with little else"));
            }
        }
        return Optional.empty();
    }

    /** How many characters are left when the word is taken out wherever it stands; all of them if it does not. */
    private static int without(String plain, String word) {
        return plain.contains(word) ? plain.replace(word, "").length() : plain.length();
    }

    /** Whether each character follows the one before in the same direction: {@code 12345678}, {@code hgfedcba}. */
    private static boolean isOneRun(String plain) {
        int step = plain.charAt(1) - plain.charAt(0);
        if (Math.abs(step) > 1) {
            return false;
        }
        for (int at = 2; at < plain.length(); at++) {
            int next = plain.charAt(at) - plain.charAt(at - 1);
            // after the nine of a row of keys comes the nought
            if (next != step && !(plain.charAt(at - 1) == '9' && plain.charAt(at) == '0')) {
                return false;
            }
        }
        return true;
    }
}
