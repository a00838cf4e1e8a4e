package org.liandan.haul;

import org.jspecify.annotations.Nullable;
import org.liandan.place.ForbiddenZoneId;
import org.liandan.place.PlaceId;
import org.liandan.place.RouteId;

/**
 * A speed limit and where it comes from.
 *
 * @param deciKph tenths of a km/h; exactly the limit is lawful
 * @param source whose limit it is
 * @param route the route, for {@link Source#ROUTE}
 * @param place the place, for {@link Source#PLACE}
 * @param zone the zone, for {@link Source#ZONE}
 */
public record SpeedLimit(
        int deciKph,
        Source source,
        @Nullable RouteId route,
        @Nullable PlaceId place,
        @Nullable ForbiddenZoneId zone) {

    /** Whose limit it is. */
    public enum Source {
        GENERAL("全区限速", "the district's general limit"),
        VEHICLE("车辆限速", "the vehicle's own limit"),
        ROUTE("线路限速", "the route's limit"),
        PLACE("场所限速", "the place's limit"),
        ZONE("区域限速", "the zone's limit");

        private final String chinese;
        private final String english;

        Source(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        public String chinese() {
            return chinese;
        }

        public String english() {
            return english;
        }
    }

    static SpeedLimit general(int deciKph) {
        return new SpeedLimit(deciKph, Source.GENERAL, null, null, null);
    }

    static SpeedLimit ofVehicle(int deciKph) {
        return new SpeedLimit(deciKph, Source.VEHICLE, null, null, null);
    }

    static SpeedLimit ofRoute(int deciKph, RouteId route) {
        return new SpeedLimit(deciKph, Source.ROUTE, route, null, null);
    }

    static SpeedLimit ofPlace(int deciKph, PlaceId place) {
        return new SpeedLimit(deciKph, Source.PLACE, null, place, null);
    }

    static SpeedLimit ofZone(int deciKph, ForbiddenZoneId zone) {
        return new SpeedLimit(deciKph, Source.ZONE, null, null, zone);
    }
}
