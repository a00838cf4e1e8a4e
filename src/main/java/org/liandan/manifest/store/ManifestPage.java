package org.liandan.manifest.store;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items those of this page, latest handing over first
 * @param total how many there are on all pages
 */
public record ManifestPage(List<ManifestSummary> items, long total) {

    public ManifestPage {
        items = List.copyOf(items);
    }
}
