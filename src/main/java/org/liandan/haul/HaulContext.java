package org.liandan.haul;

import java.util.List;
import org.liandan.place.Place;
import org.liandan.place.Route;

/** What one vehicle is judged against: the routes that it may drive, the district's places, the thresholds. Immutable. */
public final class HaulContext {

    /** No routes, no places, the general limits. */
    public static final HaulContext NONE = new HaulContext(List.of(), List.of(), HaulSettings.DEFAULT);

    private final List<Route> routes;
    private final List<Place> places;
    private final HaulSettings settings;

    public HaulContext(List<Route> routes, List<Place> places, HaulSettings settings) {
        this.routes = List.copyOf(routes);
        this.places = List.copyOf(places);
        this.settings = settings;
    }

    public List<Route> routes() {
        return routes;
    }

    public List<Place> places() {
        return places;
    }

    public HaulSettings settings() {
        return settings;
    }
}
