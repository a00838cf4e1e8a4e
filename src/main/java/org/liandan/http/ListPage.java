package org.liandan.http;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A list of the registry to look things up in: headings, rows of words, a search field and the neighbouring pages.
 *
 * @param path address of the list
 * @param titleKey its name
 * @param headingKeys names of its columns
 * @param rows the words of this page, column by column
 * @param total how many rows there are on all pages
 * @param sought what was searched for, or empty
 * @param number number of this page, from 0
 */
public record ListPage(
        String path,
        String titleKey,
        List<String> headingKeys,
        List<List<String>> rows,
        long total,
        String sought,
        int number) {

    /** Rows of one page. */
    public static final int SIZE = 50;

    private static final int MOST_PAGES = 100_000;
    private static final int LONGEST_SEARCH = 50;

    private static final List<Tab> TABS = List.of(
            new Tab("/registry/organizations", "registry.organizations"),
            new Tab("/registry/users", "registry.users"),
            new Tab("/registry/places", "registry.places"),
            new Tab("/registry/licences", "registry.licences"),
            new Tab("/registry/routes", "registry.routes"),
            new Tab("/registry/zones", "registry.zones"),
            new Tab("/registry/vehicles", "registry.vehicles"),
            new Tab("/registry/drivers", "registry.drivers"),
            new Tab("/registry/terminals", "registry.terminals"));

    public ListPage {
        headingKeys = List.copyOf(headingKeys);
        rows = rows.stream().map(List::copyOf).toList();
    }

    @CheckedTemplate(basePath = "registry")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(ListPage list, List<Tab> tabs);
    }

    /** One of the registry's lists. */
    public record Tab(String path, String textKey) {}

    /** The registry's lists, for a page that shows one in a frame of its own. */
    public static List<Tab> tabs() {
        return TABS;
    }

    /** What may be searched for: blanks around it and whatever is too long do not count. */
    public static String sought(String text) {
        String stripped = text.strip();
        return stripped.length() > LONGEST_SEARCH ? "" : stripped;
    }

    /** A page number within reason. */
    public static int number(int asked) {
        return Math.clamp(asked, 0, MOST_PAGES);
    }

    /** The page in the frame that all lists share. */
    public TemplateInstance shown() {
        return Templates.list(this, TABS);
    }

    /** Address of the page before; empty on the first. */
    public String previous() {
        return number == 0 ? "" : address(number - 1);
    }

    /** Address of the page behind; empty on the last. */
    public String next() {
        return (number + 1L) * SIZE >= total ? "" : address(number + 1);
    }

    private String address(int page) {
        return path + "?q=" + URLEncoder.encode(sought, StandardCharsets.UTF_8) + "&page=" + page;
    }
}
