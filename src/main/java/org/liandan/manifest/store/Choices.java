package org.liandan.manifest.store;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.WasteCategory;
import org.liandan.place.PlaceKind;

/**
 * What somebody can choose from when filling in a stage.
 *
 * @param origins the caller's own places that waste can come from
 * @param destinations every place that some waste may go to
 * @param carriers every organisation with a truck
 * @param trucks the caller's own trucks
 * @param drivers the caller's own drivers
 */
public record Choices(
        List<SiteChoice> origins,
        List<SiteChoice> destinations,
        List<PartyChoice> carriers,
        List<TruckChoice> trucks,
        List<DriverChoice> drivers) {

    /**
     * A place.
     *
     * @param accepts the categories that may be brought there (soil: good soil)
     */
    public record SiteChoice(
            long id,
            String code,
            String name,
            PlaceKind kind,
            String address,
            String operator,
            Set<WasteCategory> accepts) {}

    /** An organisation. */
    public record PartyChoice(long id, String name, String creditCode) {}

    /**
     * A truck.
     *
     * @param busy whether it carries a manifest at the moment
     */
    public record TruckChoice(
            String plate, int plateColor, @Nullable BigDecimal boxVolumeM3, boolean busy) {}

    /** A driver. */
    public record DriverChoice(String name, String phone) {}
}
