package org.liandan.manifest.store;

import java.math.BigDecimal;
import java.time.Instant;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.WasteCategory;

/**
 * A load that a site has received, as something to send on.
 *
 * @param volumeM3 接收量
 * @param sentOn whether an onward leg names it already; it may be named again, the site's books decide
 */
public record SiteReceipt(
        ManifestNumber number, WasteCategory category, BigDecimal volumeM3, Instant receivedAt, boolean sentOn) {}
