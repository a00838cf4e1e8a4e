package org.liandan.manifest.store;

import org.jspecify.annotations.Nullable;
import org.liandan.manifest.Correction;
import org.liandan.manifest.ManifestNumber;

/**
 * A correction as it stands in the database.
 *
 * @param id its number within the system
 * @param number the manifest
 * @param edition the edition that it made, or null as long as and where it made none
 */
public record StoredCorrection(
        long id,
        ManifestNumber number,
        Correction correction,
        @Nullable Integer edition) {}
