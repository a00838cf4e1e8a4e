package org.liandan.manifest.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Days;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.store.ManifestFilter;
import org.liandan.manifest.store.ManifestPage;

/**
 * What somebody searches for. What cannot be read restricts nothing and is shown empty, so that the person sees it.
 *
 * @param number as typed
 * @param state or null for any
 * @param plate as typed; its last four characters are enough
 * @param from first day of handing over, ISO, or empty
 * @param to last day of handing over, ISO, or empty
 * @param page from 0
 * @param previous address of the page before, or empty
 * @param next address of the page behind, or empty
 */
public record ManifestSearch(
        String number,
        @Nullable ManifestState state,
        String plate,
        String from,
        String to,
        int page,
        String previous,
        String next) {

    /** As far as lists are leafed through. */
    private static final int MOST_PAGES = 300;

    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_PLATE = 12;

    static ManifestSearch of(
            @Nullable String number,
            @Nullable String state,
            @Nullable String plate,
            @Nullable String from,
            @Nullable String to,
            int page) {
        ManifestState known = null;
        for (ManifestState option : ManifestState.values()) {
            known = option.name().equals(state) ? option : known;
        }
        String typed = ofLength(plate, LONGEST_PLATE);
        // too little to search by
        typed = typed.length() < ManifestFilter.PLATE_END ? "" : typed;
        return new ManifestSearch(
                ofLength(number, LONGEST_NUMBER),
                known,
                typed,
                Days.readable(from),
                Days.readable(to),
                Math.clamp(page, 0, MOST_PAGES),
                "",
                "");
    }

    ManifestFilter filter() {
        return new ManifestFilter(
                state == null ? Set.of() : Set.of(state),
                from.isEmpty() ? null : Days.start(LocalDate.parse(from)),
                to.isEmpty() ? null : Days.start(LocalDate.parse(to).plusDays(1)),
                plate.isEmpty() ? null : normal(plate),
                null,
                number.isEmpty() ? null : ManifestNumber.check(number).valid().orElse(null));
    }

    /** The same with the addresses of the pages around it. */
    ManifestSearch outOf(ManifestPage found, int size) {
        return new ManifestSearch(
                number,
                state,
                plate,
                from,
                to,
                page,
                page == 0 ? "" : address(page - 1),
                (found.exact() && (page + 1L) * size >= found.total()) || page == MOST_PAGES ? "" : address(page + 1));
    }

    /** Address of the same as a table, its format still to be named; empty where one manifest is asked for by its number. */
    public String table() {
        return number.isEmpty()
                ? "/api/v1/manifests/export?" + (state == null ? "" : "state=" + state.name() + "&")
                        + (plate.isEmpty() ? "" : "plate=" + URLEncoder.encode(plate, StandardCharsets.UTF_8) + "&")
                        + (from.isEmpty() ? "" : "from=" + from + "&")
                        + (to.isEmpty() ? "" : "to=" + LocalDate.parse(to).plusDays(1) + "&")
                        + "format="
                : "";
    }

    private String address(int otherPage) {
        return "/manifests/search?number=" + URLEncoder.encode(number, StandardCharsets.UTF_8) + "&state="
                + (state == null ? "" : state.name())
                + "&plate=" + URLEncoder.encode(plate, StandardCharsets.UTF_8)
                + "&from=" + from + "&to=" + to + "&page=" + otherPage;
    }

    private static String normal(String plate) {
        return ManifestFilter.plate(plate).valid().orElse(plate);
    }

    private static String ofLength(@Nullable String text, int longest) {
        return text == null || text.length() > longest ? "" : text.strip();
    }
}
