package org.liandan.fleet;

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
        String clean = text.replaceAll("\\p{Cntrl}", "").strip();
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }

    /** This device, with what the other says where it says something. */
    public Device with(Device other) {
        return new Device(
                either(other.maker, maker),
                either(other.boxId, boxId),
                either(other.imei, imei),
                either(other.software, software));
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

    /** Whether an id names one box: four characters or more, not the same one again and again, no maker's default. */
    public static boolean tells(String id) {
        return id.length() >= 4 && id.chars().distinct().count() > 1 && !"123456789012345".startsWith(id);
    }
}
