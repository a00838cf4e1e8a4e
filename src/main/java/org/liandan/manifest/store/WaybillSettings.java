package org.liandan.manifest.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Settings of what terminals send for manifests, {@code liandan.waybill.*}. */
@ConfigMapping(prefix = "liandan.waybill")
public interface WaybillSettings {

    /** Days for which waybills and driver cards are kept; what a waybill filled in stays with its manifest. */
    @WithDefault("365")
    @Min(1) @Max(36500) int retentionDays();

    /** Waybills that one terminal may send on a day; more are refused and not kept. */
    @WithDefault("200")
    @Min(1) @Max(10000) int mostPerDay();

    /**
     * whether the driver's card fills name and telephone of a waybill that names no driver. False: the card is
     * evidence beside what a person wrote, and such a waybill is refused.
     */
    @WithDefault("false")
    boolean fillFromCard();
}
