package org.liandan.media.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Days;
import org.liandan.media.SafetyAlarmKind;
import org.liandan.media.store.MediaReader;
import org.liandan.party.OrganizationId;

/**
 * What somebody looks for. What cannot be read restricts nothing and is shown empty, so that the person sees it.
 *
 * @param address of the page itself
 * @param kind or null for any
 * @param plate as typed
 * @param from first day, ISO, or empty
 * @param to last day, ISO, or empty
 * @param page from 0
 * @param previous address of the page before, or empty
 * @param next address of the page behind, or empty
 */
public record AlarmSearch(
        String address,
        @Nullable SafetyAlarmKind kind,
        String plate,
        String from,
        String to,
        int page,
        String previous,
        String next) {

    private static final int MOST_PAGES = 10_000;
    private static final int LONGEST_PLATE = 12;

    static AlarmSearch of(
            String address,
            @Nullable String kind,
            @Nullable String plate,
            @Nullable String from,
            @Nullable String to,
            int page) {
        SafetyAlarmKind known = null;
        for (SafetyAlarmKind option : SafetyAlarmKind.values()) {
            known = option.name().equals(kind) ? option : known;
        }
        String typed = plate == null || plate.length() > LONGEST_PLATE ? "" : plate.strip();
        return new AlarmSearch(
                address, known, typed, Days.readable(from), Days.readable(to), Math.clamp(page, 0, MOST_PAGES), "", "");
    }

    MediaReader.Filter filter(@Nullable OrganizationId carrier) {
        Instant start = from.isEmpty() ? null : Days.start(LocalDate.parse(from));
        Instant end = to.isEmpty() ? null : Days.start(LocalDate.parse(to).plusDays(1));
        return new MediaReader.Filter(kind, AlarmQuery.normal(plate), start, end, carrier);
    }

    /** The same with the addresses of the pages around it. */
    AlarmSearch outOf(long total, int size) {
        return new AlarmSearch(
                address,
                kind,
                plate,
                from,
                to,
                page,
                page == 0 ? "" : at(page - 1),
                (page + 1L) * size >= total ? "" : at(page + 1));
    }

    private String at(int number) {
        return address + "?kind=" + (kind == null ? "" : kind.name())
                + "&plate=" + URLEncoder.encode(plate, StandardCharsets.UTF_8)
                + "&from=" + from + "&to=" + to + "&page=" + number;
    }
}
