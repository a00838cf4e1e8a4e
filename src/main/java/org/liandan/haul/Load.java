package org.liandan.haul;

import org.jspecify.annotations.Nullable;
import org.liandan.manifest.ManifestNumber;

/**
 * What is known of a truck's load. Where nothing is known there is no {@code Load} at all: a truck without a manifest is not
 * an empty one.
 *
 * @param aboard whether it carries one
 * @param manifest the manifest under way, or null where something else tells
 */
public record Load(boolean aboard, @Nullable ManifestNumber manifest) {

    /** Known to be empty: its manifest has been received, and none is under way. */
    public static final Load EMPTY = new Load(false, null);

    /** On board, by a manifest that is under way. */
    public static Load of(ManifestNumber manifest) {
        return new Load(true, manifest);
    }
}
