package org.liandan.party;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a program shows instead of somebody's password: good for some scopes until a day, withdrawn with one press. The token itself
 * was told once and is not kept.
 *
 * @param id number of the token
 * @param username in whose name it acts
 * @param generation {@link Account#sessionGeneration()} when it was made; with another one it has ended
 * @param name what its owner calls the program, 1 to 60 characters
 * @param scopes what it is good for, one or more
 * @param madeAt when it was made
 * @param endsAt from when on it is good for nothing, at most {@link #LONGEST_DAYS} later
 * @param usedAt when it was used last, to the minute; null for never
 * @param secondFactor whether whoever made it had taken the second step of signing in
 * @param withdrawnAt when it was withdrawn; null while it is not
 */
public record ApiToken(
        long id,
        String username,
        int generation,
        String name,
        Set<TokenScope> scopes,
        Instant madeAt,
        Instant endsAt,
        @Nullable Instant usedAt,
        boolean secondFactor,
        @Nullable Instant withdrawnAt) {

    /** How every such token begins, so that one that has got into a repository or a log is found by machines. */
    public static final String MARK = "lda_";

    /** Days that a token may last: a leap year. */
    public static final int LONGEST_DAYS = 366;

    /** Longest name of a program, in characters. */
    public static final int LONGEST_NAME = 60;

    public ApiToken {
        scopes = Set.copyOf(scopes);
    }

    /** Whether it can be used at that time, if the account can. */
    public boolean isGood(Instant now) {
        return withdrawnAt == null && now.isBefore(endsAt);
    }
}
