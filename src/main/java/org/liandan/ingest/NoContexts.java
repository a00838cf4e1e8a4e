package org.liandan.ingest;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import org.liandan.haul.HaulContext;
import org.liandan.haul.HaulContexts;

/** Stands in where nothing derives contexts from the registry: every vehicle is judged by the general limits. */
@Singleton
@DefaultBean
final class NoContexts implements HaulContexts {

    @Override
    public HaulContext of(int vehicleId) {
        return HaulContext.NONE;
    }
}
