package org.liandan.fleet.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.liandan.fleet.store.TerminalLines.Presence;

/**
 * What the list of terminals was asked for, and its neighbouring pages.
 *
 * @param sought part of a number or plate, or empty
 * @param page number of the page, from 0
 * @param previous address of the page before; empty on the first
 * @param next address of the page behind; empty on the last
 */
public record TerminalSearch(String sought, Presence presence, int page, long total, String previous, String next) {

    static TerminalSearch of(String sought, String presence, int page) {
        Presence known = Arrays.stream(Presence.values())
                .filter(each -> each.name().equals(presence))
                .findFirst()
                .orElse(Presence.ANY);
        return new TerminalSearch(sought, known, page, 0, "", "");
    }

    TerminalSearch outOf(long found, int size) {
        return new TerminalSearch(
                sought,
                presence,
                page,
                found,
                page == 0 ? "" : address(page - 1),
                (page + 1L) * size >= found ? "" : address(page + 1));
    }

    private String address(int number) {
        return "/terminals?q=" + URLEncoder.encode(sought, StandardCharsets.UTF_8) + "&presence=" + presence + "&page="
                + number;
    }
}
