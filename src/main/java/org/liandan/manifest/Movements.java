package org.liandan.manifest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.VehicleId;
import org.liandan.place.PlaceId;

/** What tracks say of a truck, as far as a manifest's rules ask. Tracks never block a step: what they say is noted. */
public interface Movements {

    /** Nobody has looked at tracks: no rule that rests on them says anything. */
    Movements UNKNOWN = new Movements() {
        @Override
        public Sighting latest(VehicleId vehicle, PlaceId place, Instant from, Instant until) {
            return new Sighting.NotLooked();
        }

        @Override
        public Visit visit(VehicleId vehicle, PlaceId place, Instant from, Instant until) {
            return new Visit.NoTrack();
        }
    };

    /** Where the truck was last, seen from a place; only positions between the two moments, both included, count. */
    Sighting latest(VehicleId vehicle, PlaceId place, Instant from, Instant until);

    /** The truck's first stay in a place's fence between the two moments, both included. */
    Visit visit(VehicleId vehicle, PlaceId place, Instant from, Instant until);

    /** A truck's latest position. */
    sealed interface Sighting {
        /**
         * It has reported.
         *
         * @param distanceM metres between the position and the place's fence; 0 inside
         */
        record Seen(Instant at, long distanceM) implements Sighting {}

        /** There is none within that time. */
        record NotSeen() implements Sighting {}

        record NotLooked() implements Sighting {}
    }

    /** A stay in a fence. */
    sealed interface Visit {
        /**
         * It was there.
         *
         * @param entered first position inside
         * @param left first position outside after that; null while the truck is still there
         */
        record Seen(Instant entered, @Nullable Instant left) implements Visit {}

        /** The truck was followed and never was inside. */
        record Absent() implements Visit {}

        /** There are no positions of that time, so nothing can be said. */
        record NoTrack() implements Visit {}
    }
}
