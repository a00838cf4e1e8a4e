package org.liandan.party;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * A password that an administrator reads out to somebody, good for choosing one's own and for nothing else. Four groups of four
 * of 31 characters, none of which is taken for another when read aloud or written down: 79 bits.
 */
public final class OneTimePassword {

    /** How long one is good for: a weekend and a day. */
    public static final Duration GOOD_FOR = Duration.ofDays(3);

    private static final String CHARACTERS = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int GROUPS = 4;
    private static final int IN_A_GROUP = 4;

    private OneTimePassword() {}

    /**
     * Draws a password.
     *
     * @param random a generator that nobody can foresee
     */
    public static String draw(RandomGenerator random) {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * IN_A_GROUP; i++) {
            if (i > 0 && i % IN_A_GROUP == 0) {
                password.append('-');
            }
            password.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return password.toString();
    }
}
