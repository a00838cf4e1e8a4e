package org.liandan.haul.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.LonLat;
import org.liandan.haul.ViolationCategory;
import org.liandan.haul.ViolationType;
import org.liandan.haul.store.ViolationReader;
import org.liandan.http.Days;
import org.liandan.party.OrganizationId;

/**
 * What somebody looks for. What cannot be read restricts nothing and is shown empty, so that the person sees it.
 *
 * @param category how much they say, or null for any; violations where nobody has asked yet
 * @param type or null for any
 * @param plate as typed
 * @param from first day, ISO, or empty
 * @param to last day, ISO, or empty
 * @param carrier id of the carrier whose trucks' are wanted, or null for any
 * @param standing whether those that were dismissed are left out
 * @param hours hours of the day, 0 to 23, with commas between; empty for any
 * @param near longitude and latitude of a point in a cell of the heat map, a comma between; empty for anywhere
 * @param page from 0
 * @param previous address of the page before, or empty
 * @param next address of the page behind, or empty
 */
public record ViolationSearch(
        @Nullable ViolationCategory category,
        @Nullable ViolationType type,
        String plate,
        String from,
        String to,
        @Nullable Long carrier,
        boolean standing,
        String hours,
        String near,
        int page,
        String previous,
        String next) {

    private static final int MOST_PAGES = 10_000;
    private static final int LONGEST_PLATE = 12;

    private static final Pattern HOURS = Pattern.compile("(?:1?\\d|2[0-3])(?:,(?:1?\\d|2[0-3])){0,23}");
    /** Within and around China: 70 to 140 degrees east, 0 to 60 north. */
    private static final Pattern NEAR = Pattern.compile("(?:[7-9]\\d|1[0-3]\\d)\\.\\d{1,6},[0-5]\\d\\.\\d{1,6}");

    static ViolationSearch of(ViolationQuery asked) {
        String plate = asked.plate;
        String typed = plate == null || plate.length() > LONGEST_PLATE ? "" : plate.strip();
        return new ViolationSearch(
                asked.category == null
                        ? ViolationCategory.VIOLATION
                        : named(asked.category, ViolationCategory.values()),
                named(asked.type, ViolationType.values()),
                typed,
                Days.readable(asked.from),
                Days.readable(asked.to),
                id(asked.carrier),
                asked.standing,
                matching(HOURS, asked.hours),
                matching(NEAR, asked.near),
                Math.clamp(asked.page, 0, MOST_PAGES),
                "",
                "");
    }

    private static String matching(Pattern pattern, @Nullable String text) {
        return text != null && pattern.matcher(text).matches() ? text : "";
    }

    private static @Nullable Long id(@Nullable String text) {
        return text == null || !text.matches("[0-9]{1,18}") ? null : Long.valueOf(text);
    }

    private static <E extends Enum<E>> @Nullable E named(@Nullable String text, E[] values) {
        for (E value : values) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        return null;
    }

    /** @param own the caller's, where it may see no other; null where it may see all */
    ViolationReader.Filter filter(@Nullable OrganizationId own) {
        OrganizationId wanted = own != null || carrier == null ? own : new OrganizationId(carrier);
        Instant start = from.isEmpty() ? null : Days.start(LocalDate.parse(from));
        Instant end = to.isEmpty() ? null : Days.start(LocalDate.parse(to).plusDays(1));
        String normal = plate.replaceAll("[\\s·.\\-]", "").toUpperCase(Locale.ROOT);
        return new ViolationReader.Filter(
                category, type, normal.isEmpty() ? null : normal, start, end, wanted, standing, chosenHours(), cell());
    }

    private Set<Integer> chosenHours() {
        return hours.isEmpty()
                ? Set.of()
                : Arrays.stream(hours.split(",", -1)).map(Integer::valueOf).collect(Collectors.toSet());
    }

    private @Nullable LonLat cell() {
        if (near.isEmpty()) {
            return null;
        }
        String[] parts = near.split(",", -1);
        return new LonLat(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
    }

    /** The same with the addresses of the pages around it. */
    ViolationSearch outOf(long total, int size) {
        return new ViolationSearch(
                category,
                type,
                plate,
                from,
                to,
                carrier,
                standing,
                hours,
                near,
                page,
                page == 0 ? "" : address(page - 1),
                (page + 1L) * size >= total ? "" : address(page + 1));
    }

    private String address(int number) {
        return "/violations?" + query() + "&page=" + number;
    }

    /** Address of the same as a table, its format still to be named. */
    public String table() {
        return "/violations/file?" + query() + "&format=";
    }

    private String query() {
        return "category=" + (category == null ? "" : category.name())
                + "&type=" + (type == null ? "" : type.name())
                + "&plate=" + URLEncoder.encode(plate, StandardCharsets.UTF_8)
                + "&from=" + from + "&to=" + to + (carrier == null ? "" : "&organization=" + carrier)
                + (standing ? "&standing=true" : "")
                + (hours.isEmpty() ? "" : "&hours=" + hours)
                + (near.isEmpty() ? "" : "&near=" + near);
    }
}
