package org.liandan.audit;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Personal data in lists, logs and entries of the audit log: enough is left to tell two people apart, not enough to call one.
 * Entries and log lines are not to hold any; this is for those that do.
 */
public final class PersonalData {

    private static final Set<String> NAMES = Set.of(
            "displayname",
            "handlername",
            "drivername",
            "verifiername",
            "recipientname",
            "contactname",
            "person",
            "driver",
            "handler");

    private static final Set<String> SECRETS = Set.of("password", "secret", "token", "authcode", "passwordhash");

    /** A mobile number that stands by itself, 1 followed by 3 to 9; with zeros in front as in a JT/T 808 header (BCD). */
    private static final Pattern MOBILE = Pattern.compile("(?<![0-9])(0{0,9}1[3-9][0-9])[0-9]{4}([0-9]{4})(?![0-9])");
    /** 公民身份号码, GB 11643. */
    private static final Pattern CITIZEN =
            Pattern.compile("(?<![0-9A-Za-z])([1-9][0-9]{5})[0-9]{11}([0-9Xx])(?![0-9A-Za-z])");

    private static final int SHORTEST_PHONE = 8;

    private PersonalData() {}

    /** The value of a field of that name, as it may be shown. */
    public static String masked(String field, String value) {
        String name = field.toLowerCase(Locale.ROOT);
        if (SECRETS.contains(name)) {
            return "******";
        }
        if (NAMES.contains(name)) {
            return name(value);
        }
        return masked(value);
    }

    /** Text with its mobile and citizens' numbers made unreadable in the middle. */
    public static String masked(String text) {
        return CITIZEN.matcher(MOBILE.matcher(text).replaceAll("$1****$2"))
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + "***********" + found.group(2)));
    }

    /** A telephone number of any form, for lists: the first three and the last two characters left. */
    public static String phone(String phone) {
        return phone.length() < SHORTEST_PHONE
                ? ending(phone)
                : phone.substring(0, 3) + "*".repeat(phone.length() - 5) + phone.substring(phone.length() - 2);
    }

    /** The number of a licence or card, for lists: the last four characters left, of a short one the last. */
    public static String ending(String number) {
        int left = number.length() < SHORTEST_PHONE ? Math.min(1, number.length()) : 4;
        return "*".repeat(number.length() - left) + number.substring(number.length() - left);
    }

    /** A person's name with its first character left. */
    public static String name(String name) {
        if (name.isBlank()) {
            return name;
        }
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first) + "**";
    }
}
