package org.liandan.place;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where trucks may not drive (禁行区域、禁行路段), or may drive no faster than a limit (限速区域、限速路段), as detectors need it; the
 * full record lives in {@code place.store}.
 *
 * @param id identity
 * @param code the operator's code
 * @param name what people call it
 * @param shape what ground it covers
 * @param windows when that holds, in the district's time; none means at any time
 * @param loadedOnly true where it holds only for trucks under way with a load
 * @param validFrom first day on which it is in force, in the district's time, or null for no bound
 * @param validTo last day, or null for no bound
 * @param speedLimitDeciKph tenths of a km/h; a zone with a limit forbids nothing but to be faster. Null where it forbids
 */
public record ForbiddenZone(
        ForbiddenZoneId id,
        String code,
        String name,
        ZoneShape shape,
        List<TimeWindow> windows,
        boolean loadedOnly,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable Integer speedLimitDeciKph) {

    /** @throws IllegalArgumentException if the first day lies after the last */
    public ForbiddenZone {
        windows = List.copyOf(windows);
        if (validFrom != null && validTo != null && validFrom.isAfter(validTo)) {
            throw new IllegalArgumentException("validFrom " + validFrom + " is after validTo " + validTo);
        }
    }

    /** Whether a truck with or without a load is forbidden there at a moment given in the district's time. */
    public boolean forbids(boolean loaded, ZonedDateTime districtTime) {
        return speedLimitDeciKph == null
                && (loaded || !loadedOnly)
                && isInForceOn(districtTime.toLocalDate())
                && isClosedAt(districtTime);
    }

    private boolean isInForceOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }

    private boolean isClosedAt(ZonedDateTime districtTime) {
        return windows.isEmpty() || windows.stream().anyMatch(window -> window.contains(districtTime));
    }
}
