package org.liandan.people;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.liandan.party.Sentence;

/** What the daily job ends by itself. Half a year is what the law asks of logs; two years, as long as a penalty may follow. */
@SuppressWarnings("ImmutableEnumChecker")
public enum Expiry {
    SESSIONS(180, "最后使用 180 天后删除", "deleted 180 days after the last use"),
    TOKENS(180, "到期或停用 180 天后删除", "deleted 180 days after the token ended or was withdrawn"),
    SECOND_FACTORS(30, "账号停用 30 天后删除", "deleted 30 days after the account was withdrawn"),
    DRIVERS(730, "停用 2 年后删除", "deleted two years after the driver was withdrawn"),
    NAMES_OF_ACCOUNTS(
            730,
            "账号停用 2 年后清空姓名，用户名留存（签名链中有）",
            "blanked two years after the account was withdrawn; the user name stays, since signed steps name it");

    private final int days;
    private final Sentence words;

    Expiry(int days, String chinese, String english) {
        this.days = days;
        words = new Sentence(chinese, english);
    }

    /** What is older than this is over. */
    public Instant before(Instant now) {
        return now.minus(days, ChronoUnit.DAYS);
    }

    public int days() {
        return days;
    }

    public Sentence words() {
        return words;
    }
}
