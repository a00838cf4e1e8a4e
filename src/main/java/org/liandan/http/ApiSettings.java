package org.liandan.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** Settings of the API, {@code liandan.api.*}. */
@ConfigMapping(prefix = "liandan.api")
public interface ApiSettings {

    /** Requests of one account a minute; a tenth of it at once. 0 sets no limit. */
    @WithDefault("3000")
    int requestsPerMinute();

    /** The same for single accounts, by name. */
    Map<String, Integer> requestsPerMinuteOf();
}
