package org.liandan.manifest.web;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.manifest.DestinationMatrix;
import org.liandan.manifest.WasteCategory;
import org.liandan.manifest.store.PickLists;
import org.liandan.place.PlaceKind;
import org.liandan.policy.Policy;

/**
 * What somebody can choose from when filling in a stage.
 *
 * @param origins the caller's own places that waste can come from
 * @param destinations places that waste may go to, at most 1,000 of those that were asked for
 * @param carriers organisations with a truck, at most 1,000 of those that were asked for
 * @param trucks the caller's own trucks
 * @param drivers the caller's own drivers
 */
@Schema(name = "ManifestChoices")
public record ChoicesBody(
        List<SiteChoice> origins,
        List<SiteChoice> destinations,
        List<PickLists.Named> carriers,
        List<TruckChoice> trucks,
        List<DriverChoice> drivers) {

    /**
     * A place.
     *
     * @param accepts the categories that may be brought there (soil: good soil)
     */
    @Schema(name = "PlaceChoice")
    public record SiteChoice(String code, String name, PlaceKind kind, String address, Set<WasteCategory> accepts) {

        static SiteChoice of(PickLists.PlaceOption place, Policy policy) {
            Set<WasteCategory> accepted = EnumSet.noneOf(WasteCategory.class);
            for (WasteCategory category : WasteCategory.values()) {
                if (DestinationMatrix.allowed(category, null, policy).contains(place.kind())) {
                    accepted.add(category);
                }
            }
            return new SiteChoice(place.code(), place.name(), place.kind(), place.address(), accepted);
        }
    }

    /**
     * A truck.
     *
     * @param busy whether it carries a manifest at the moment
     */
    @Schema(name = "TruckChoice")
    public record TruckChoice(String plate, @Nullable BigDecimal boxVolumeM3, boolean busy) {}

    /** A driver. */
    @Schema(name = "DriverChoice")
    public record DriverChoice(String name, String phone) {}

    static ChoicesBody of(PickLists lists, Policy policy, Caller caller, String destination, String carrier) {
        return new ChoicesBody(
                lists.origins(caller.organization()).stream()
                        .map(place -> SiteChoice.of(place, policy))
                        .toList(),
                lists.destinations(destination).stream()
                        .map(place -> SiteChoice.of(place, policy))
                        .toList(),
                lists.carriers(carrier),
                lists.vehicles(caller.organization(), caller.username()).stream()
                        .map(truck -> new TruckChoice(truck.plate(), truck.boxVolumeM3(), truck.busyWith() != null))
                        .toList(),
                lists.drivers(caller.organization(), caller.username()).stream()
                        .map(driver -> new DriverChoice(driver.name(), driver.phone()))
                        .toList());
    }
}
