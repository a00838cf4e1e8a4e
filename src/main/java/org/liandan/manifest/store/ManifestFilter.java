package org.liandan.manifest.store;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.PlateNumber;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.ManifestState;
import org.liandan.party.Checked;
import org.liandan.party.OrganizationId;

/**
 * Which manifests a list shall show; what is null or empty does not restrict it.
 *
 * @param states any of these
 * @param from handed over at or after
 * @param to handed over before
 * @param plate the truck's plate in normal form, or its last {@value #PLATE_END} characters
 * @param organization one of the three parties; of a draft only its producer is one
 * @param number this one
 */
public record ManifestFilter(
        Set<ManifestState> states,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String plate,
        @Nullable OrganizationId organization,
        @Nullable ManifestNumber number) {

    /** So much of a plate is enough to search by. */
    public static final int PLATE_END = 4;

    /** Everything that the reader may see. */
    public static final ManifestFilter ALL = new ManifestFilter(Set.of(), null, null, null, null, null);

    public ManifestFilter {
        states = Set.copyOf(states);
        if (plate != null && plate.length() < PLATE_END) {
            throw new IllegalArgumentException("neither a plate nor its end: " + plate);
        }
    }

    /** The same, restricted to states. */
    public ManifestFilter in(ManifestState... wanted) {
        return new ManifestFilter(Set.of(wanted), from, to, plate, organization, number);
    }

    /** The same, restricted to what was handed over since. */
    public ManifestFilter since(@Nullable Instant earliest) {
        return new ManifestFilter(states, earliest, to, plate, organization, number);
    }

    /** The same, restricted to one truck: its plate in normal form, or the end of it. */
    public ManifestFilter ofPlate(String wanted) {
        return new ManifestFilter(states, from, to, wanted, organization, number);
    }

    /** A plate, or its last {@value #PLATE_END} characters, as typed; invalid when it is neither. */
    public static Checked<String> plate(String typed) {
        String end = typed.strip().toUpperCase(Locale.ROOT);
        if (end.length() == PLATE_END && end.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c))) {
            return new Checked.Valid<>(end);
        }
        return switch (PlateNumber.check(typed)) {
            case Checked.Valid<PlateNumber>(PlateNumber whole) -> new Checked.Valid<>(whole.value());
            case Checked.Doubtful<PlateNumber>(PlateNumber whole, var reason) ->
                new Checked.Doubtful<>(whole.value(), reason);
            case Checked.Invalid<PlateNumber>(var reason) -> new Checked.Invalid<>(reason);
        };
    }
}
