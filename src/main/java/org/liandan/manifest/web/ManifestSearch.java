package org.liandan.manifest.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.PlateNumber;
import org.liandan.http.Days;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.store.ManifestFilter;
import org.liandan.party.Checked;

/**
 * What somebody searches for. What cannot be read restricts nothing and is shown empty, so that the person sees it.
 *
 * @param state or null for any
 * @param plate as typed
 * @param from first day of handing over, ISO, or empty
 * @param to last day of handing over, ISO, or empty
 * @param page from 0
 * @param previous address of the page before, or empty
 * @param next address of the page behind, or empty
 */
public record ManifestSearch(
        @Nullable ManifestState state, String plate, String from, String to, int page, String previous, String next) {

    private static final int MOST_PAGES = 10_000;
    private static final int LONGEST_PLATE = 12;

    static ManifestSearch of(
            @Nullable String state, @Nullable String plate, @Nullable String from, @Nullable String to, int page) {
        ManifestState known = null;
        for (ManifestState option : ManifestState.values()) {
            known = option.name().equals(state) ? option : known;
        }
        String typed = plate == null || plate.length() > LONGEST_PLATE ? "" : plate.strip();
        return new ManifestSearch(
                known, typed, Days.readable(from), Days.readable(to), Math.clamp(page, 0, MOST_PAGES), "", "");
    }

    ManifestFilter filter() {
        return new ManifestFilter(
                state == null ? Set.of() : Set.of(state),
                from.isEmpty() ? null : Days.start(LocalDate.parse(from)),
                to.isEmpty() ? null : Days.start(LocalDate.parse(to).plusDays(1)),
                plate.isEmpty() ? null : normal(plate),
                null);
    }

    /** The same with the addresses of the pages around it. */
    ManifestSearch outOf(long total, int size) {
        return new ManifestSearch(
                state,
                plate,
                from,
                to,
                page,
                page == 0 ? "" : address(page - 1),
                (page + 1L) * size >= total ? "" : address(page + 1));
    }

    private String address(int number) {
        return "/manifests/search?state=" + (state == null ? "" : state.name())
                + "&plate=" + URLEncoder.encode(plate, StandardCharsets.UTF_8)
                + "&from=" + from + "&to=" + to + "&page=" + number;
    }

    private static String normal(String plate) {
        return PlateNumber.check(plate) instanceof Checked.Valid<PlateNumber>(PlateNumber number)
                ? number.value()
                : plate;
    }
}
