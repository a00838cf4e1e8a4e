package org.liandan.fleet;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a box says of itself, as far as it has said it.
 *
 * @param maker the maker's code of 0x0100
 * @param boxId the maker's id of the box, 0x0100
 * @param imei of 0x0102, 2019 only
 * @param software the maker's software version of 0x0102, 2019 only
 */
public record Device(
        @Nullable String maker,
        @Nullable String boxId,
        @Nullable String imei,
        @Nullable String software) {

    public static final Device UNKNOWN = new Device(null, null, null, null);

    private static final int LONGEST = 40;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** Takes what boxes put into their fields as it comes, less what no text may hold. */
    public Device {
        maker = printable(maker);
        boxId = printable(boxId);
        imei = printable(imei);
        software = printable(software);
    }

    private static @Nullable String printable(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String clean = CONTROL.matcher(text).replaceAll("").strip();
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }

    /** This device, with what the other says where it says something. */
    public Device with(Device other) {
        Device both = new Device(
                either(other.maker, maker),
                either(other.boxId, boxId),
                either(other.imei, imei),
                either(other.software, software));
        // what is equal is kept once: there is one for each terminal, in several places
        if (both.equals(this)) {
            return this;
        }
        return both.equals(other) ? other : both;
    }

    private static @Nullable String either(@Nullable String first, @Nullable String second) {
        return first != null && !first.isEmpty() ? first : second;
    }

    /**
     * Whether both say who they are and are not the same box. Ids that makers leave as they are do not tell one box from
     * another.
     */
    public boolean differsFrom(Device other) {
        return differ(imei, other.imei) || differ(boxId, other.boxId);
    }

    private static boolean differ(@Nullable String id, @Nullable String other) {
        return id != null && other != null && tells(id) && tells(other) && !id.equals(other);
    }

    /** Whether something has been filled in: four characters or more, not the same one again and again, no default. */
    private static boolean tells(String id) {
        return id.length() >= 4 && id.chars().distinct().count() > 1 && !"123456789012345".startsWith(id);
    }

    /**
     * Whether an id is so much its own that two boxes cannot have it by chance: at most three fifths of it are one character.
     * A box must not be kept out because another's id was left at 0000001 too.
     */
    public static boolean isOneBox(String id) {
        long most = id.chars()
                .mapToLong(c -> id.chars().filter(other -> other == c).count())
                .max()
                .orElse(0);
        return tells(id) && 5 * most <= 3L * id.length();
    }

    /** The same of an IMEI: 15 digits of which the last is the check digit (3GPP TS 23.003 annex B). */
    public static boolean isOneImei(String imei) {
        if (!imei.matches("[0-9]{15}") || !tells(imei)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < imei.length(); i++) {
            int digit = imei.charAt(i) - '0';
            int doubled = i % 2 == 1 ? 2 * digit : digit;
            sum += doubled / 10 + doubled % 10;
        }
        return sum % 10 == 0;
    }
}
