package org.liandan.manifest.store;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.NumberBlock;

/**
 * A block of reserved numbers as it stands in the database.
 *
 * @param placeCode code of its place
 * @param placeName name of its place
 * @param organizationName name of its owner
 * @param reservedBy the account that reserved it
 * @param reservedAt when
 * @param used those of its numbers that manifests have
 * @param voidedAt when the rest was voided, or null while it may still be used
 */
public record StoredBlock(
        NumberBlock block,
        String placeCode,
        String placeName,
        String organizationName,
        String reservedBy,
        Instant reservedAt,
        Set<ManifestNumber> used,
        @Nullable Instant voidedAt) {

    public StoredBlock {
        used = Set.copyOf(used);
    }

    /** What may still be made of one of its numbers. */
    public String stateOf(ManifestNumber number) {
        return used.contains(number) ? "USED" : voidedAt == null ? "RESERVED" : "VOID";
    }

    /** Key of the word for that. */
    public String stateKey(ManifestNumber number) {
        return "numbers.state." + stateOf(number);
    }
}
