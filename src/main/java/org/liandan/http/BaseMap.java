package org.liandan.http;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What lies below our own data on a map: nothing, 天地图 by its key (CGCS2000), or tiles of somebody else's, in WGS-84 or GCJ-02. */
@Startup
@Singleton
public class BaseMap {

    /** What the coordinates of somebody else's tiles are. */
    private enum Datum {
        WGS84,
        GCJ02
    }

    private final String tiandituKey;
    private final String tilesUrl;
    private final Datum datum;
    private final String attribution;

    /** @throws IllegalArgumentException for an address that is no template of tiles, or a datum that is none of the two */
    BaseMap(
            @ConfigProperty(name = "liandan.map.tianditu-key") Optional<String> tiandituKey,
            @ConfigProperty(name = "liandan.map.tiles-url") Optional<String> tilesUrl,
            @ConfigProperty(name = "liandan.map.tiles-datum") String datum,
            @ConfigProperty(name = "liandan.map.tiles-attribution") Optional<String> attribution) {
        this.tiandituKey = tiandituKey.orElse("");
        this.tilesUrl = tilesUrl.orElse("");
        this.attribution = attribution.orElse("");
        if (!this.tilesUrl.isEmpty()
                && !(this.tilesUrl.startsWith("https://")
                        && this.tilesUrl.contains("{x}")
                        && this.tilesUrl.contains("{y}")
                        && this.tilesUrl.contains("{z}"))) {
            throw new IllegalArgumentException(
                    "LIANDAN_TILES_URL must begin with https:// and have {x}, {y} and {z} in it: " + this.tilesUrl);
        }
        try {
            this.datum = Datum.valueOf(datum.strip().toUpperCase(Locale.ROOT).replace("-", ""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("LIANDAN_TILES_DATUM must be WGS84 or GCJ02, not " + datum, e);
        }
    }

    /** The key of 天地图; empty where the operator has none. */
    public String tiandituKey() {
        return tiandituKey;
    }

    /** Address of somebody else's tiles with {@code {x}}, {@code {y}} and {@code {z}} in it; empty where there are none. */
    public String tilesUrl() {
        return tilesUrl;
    }

    /** Whether those are GCJ-02, and have to be shifted while they are shown. */
    public boolean tilesAreShifted() {
        return datum == Datum.GCJ02;
    }

    /** Whose tiles they are, as the map says it. */
    public String attribution() {
        return attribution;
    }
}
