package org.liandan.manifest;

import org.jspecify.annotations.Nullable;

/**
 * How one field differs between two versions of a manifest.
 *
 * @param path of the field, for instance {@code producer.volumeM3}
 * @param before its text, or null where it was empty
 * @param after its text, or null where it shall be empty
 */
public record FieldChange(
        String path, @Nullable String before, @Nullable String after) {}
