package org.liandan.manifest.store;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.ManifestState;
import org.liandan.party.OrganizationId;

/**
 * Which manifests a list shall show; what is null or empty does not restrict it.
 *
 * @param states any of these
 * @param from handed over at or after
 * @param to handed over before
 * @param plate the truck's plate in normal form
 * @param organization one of the three parties
 */
public record ManifestFilter(
        Set<ManifestState> states,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String plate,
        @Nullable OrganizationId organization) {

    /** Everything that the reader may see. */
    public static final ManifestFilter ALL = new ManifestFilter(Set.of(), null, null, null, null);

    public ManifestFilter {
        states = Set.copyOf(states);
    }

    /** The same, restricted to states. */
    public ManifestFilter in(ManifestState... wanted) {
        return new ManifestFilter(Set.of(wanted), from, to, plate, organization);
    }
}
