package org.liandan.haul;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.Fence;
import org.liandan.geo.Grid;
import org.liandan.geo.LonLat;
import org.liandan.place.ForbiddenZone;
import org.liandan.place.Place;
import org.liandan.place.RoadNetwork;
import org.liandan.place.ZoneShape;

/**
 * The district's places and forbidden zones, as all of its trucks are judged against them: built once whenever they change
 * and shared by all {@link HaulContext contexts}. Immutable; asking it allocates nothing.
 */
public final class Ground {

    /** Neither places nor zones. */
    public static final Ground EMPTY = new Ground(List.of(), List.of());

    /** Greatest distance for which {@link #isNearAPlace} can be asked, metres. */
    public static final int REACH_M = 300;

    /** Metres from a report beyond which no road matters to what is said of a turn at it. */
    public static final int ROADS_WITHIN_M = RoadSearch.REACH_M;

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final List<Place> places;
    private final List<ForbiddenZone> zones;
    private final RoadNetwork roads;
    private final Fence[] fences;
    private final FenceBoxes boxes;
    private final @Nullable SpeedLimit[] limits;
    private final ZoneShape[] shapes;
    private final @Nullable SpeedLimit[] zoneLimits;
    private final WeekHours[] hours;
    private final long[] validFromS;
    private final long[] validToS;
    private final Grid placesByCell;
    private final Grid zonesByCell;
    private final int lowestLimitDeciKph;

    /** Without roads. */
    public Ground(List<Place> places, List<ForbiddenZone> zones) {
        this(places, zones, RoadNetwork.NONE);
    }

    /**
     * @param places the district's places
     * @param zones its forbidden zones
     * @param roads the city's roads, {@link RoadNetwork#NONE} where they are not known
     */
    public Ground(List<Place> places, List<ForbiddenZone> zones, RoadNetwork roads) {
        this.roads = roads;
        this.places = List.copyOf(places);
        this.zones = List.copyOf(zones);
        fences = this.places.stream().map(Place::fence).toArray(Fence[]::new);
        boxes = new FenceBoxes(fences);
        limits = this.places.stream().map(Ground::limitOf).toArray(SpeedLimit[]::new);
        shapes = this.zones.stream().map(ForbiddenZone::shape).toArray(ZoneShape[]::new);
        zoneLimits = this.zones.stream().map(Ground::limitOf).toArray(SpeedLimit[]::new);
        hours = this.zones.stream().map(zone -> new WeekHours(zone.windows())).toArray(WeekHours[]::new);
        validFromS = this.zones.stream()
                .mapToLong(zone -> startOf(zone.validFrom(), Long.MIN_VALUE))
                .toArray();
        validToS = this.zones.stream()
                .map(ForbiddenZone::validTo)
                .mapToLong(day -> startOf(day == null ? null : day.plusDays(1), Long.MAX_VALUE))
                .toArray();
        placesByCell = placesByCell(fences);
        zonesByCell = zonesByCell(shapes);
        lowestLimitDeciKph = Math.min(lowest(limits), lowest(zoneLimits));
    }

    private static int lowest(@Nullable SpeedLimit[] limits) {
        int lowest = Integer.MAX_VALUE;
        for (SpeedLimit limit : limits) {
            lowest = limit == null ? lowest : Math.min(lowest, limit.deciKph());
        }
        return lowest;
    }

    /** The city's roads, for telling turns from bends; what lies farther than {@link #ROADS_WITHIN_M} plays no part. */
    public RoadNetwork roads() {
        return roads;
    }

    private static @Nullable SpeedLimit limitOf(Place place) {
        Integer limit = place.speedLimitDeciKph();
        return limit == null ? null : SpeedLimit.ofPlace(limit, place.id());
    }

    private static @Nullable SpeedLimit limitOf(ForbiddenZone zone) {
        Integer limit = zone.speedLimitDeciKph();
        return limit == null ? null : SpeedLimit.ofZone(limit, zone.id());
    }

    private static long startOf(@Nullable LocalDate day, long unbounded) {
        return day == null ? unbounded : day.atStartOfDay(SHANGHAI).toEpochSecond();
    }

    private static Grid placesByCell(Fence[] fences) {
        Grid.Builder boxes = new Grid.Builder();
        for (int i = 0; i < fences.length; i++) {
            addBox(i, fences[i], REACH_M, boxes);
        }
        return boxes.build();
    }

    private static Grid zonesByCell(ZoneShape[] shapes) {
        Grid.Builder boxes = new Grid.Builder();
        for (int i = 0; i < shapes.length; i++) {
            switch (shapes[i]) {
                case ZoneShape.Area area -> addBox(i, area.fence(), 0, boxes);
                case ZoneShape.Road road -> {
                    List<LonLat> points = road.corridor().line().points();
                    for (int p = 1; p < points.size(); p++) {
                        LonLat a = points.get(p - 1);
                        LonLat b = points.get(p);
                        boxes.add(
                                i,
                                Math.min(a.lonDeg(), b.lonDeg()),
                                Math.min(a.latDeg(), b.latDeg()),
                                Math.max(a.lonDeg(), b.lonDeg()),
                                Math.max(a.latDeg(), b.latDeg()),
                                road.corridor().halfWidthM());
                    }
                }
            }
        }
        return boxes.build();
    }

    private static void addBox(int item, Fence fence, double marginM, Grid.Builder boxes) {
        boxes.add(item, fence.minLonDeg(), fence.minLatDeg(), fence.maxLonDeg(), fence.maxLatDeg(), marginM);
    }

    public List<Place> places() {
        return places;
    }

    public List<ForbiddenZone> zones() {
        return zones;
    }

    /** Whether a point lies in a place's fence, or within so many metres of one, {@value #REACH_M} at most. */
    boolean isNearAPlace(int lonE6, int latE6, int metres) {
        int cell = placesByCell.cell(lonE6, latE6);
        int end = placesByCell.end(cell);
        int lonMarginE6 = boxes.lonMarginE6(metres);
        int latMarginE6 = boxes.latMarginE6(metres);
        for (int i = placesByCell.first(cell); i < end; i++) {
            int item = placesByCell.item(i);
            if (boxes.isNear(item, lonE6, latE6, lonMarginE6, latMarginE6)
                    && fences[item].isWithin(lonE6 / 1e6, latE6 / 1e6, metres)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a point, in millionths of a degree, lies in a place's fence. */
    public boolean isInsideAPlace(int lonE6, int latE6) {
        int cell = placesByCell.cell(lonE6, latE6);
        for (int i = placesByCell.first(cell); i < placesByCell.end(cell); i++) {
            if (fences[placesByCell.item(i)].contains(lonE6 / 1e6, latE6 / 1e6)) {
                return true;
            }
        }
        return false;
    }

    /** The lowest of all places' and zones' own limits, tenths of a km/h. */
    int lowestLimitDeciKph() {
        return lowestLimitDeciKph;
    }

    /**
     * The lowest limit of the places and zones that a point lies inside of, even if it is off by so many metres; null where
     * there is none below the other limit.
     */
    @Nullable SpeedLimit limitBelow(int otherDeciKph, int lonE6, int latE6, long epochSecond, @Nullable Load load, int errorM) {
        SpeedLimit ofPlace = limitOfPlacesBelow(otherDeciKph, lonE6, latE6, errorM);
        int bound = ofPlace == null ? otherDeciKph : ofPlace.deciKph();
        SpeedLimit ofZone = limitOfZonesBelow(bound, lonE6, latE6, epochSecond, load, errorM);
        return ofZone == null ? ofPlace : ofZone;
    }

    private @Nullable SpeedLimit limitOfZonesBelow(
            int otherDeciKph, int lonE6, int latE6, long epochSecond, @Nullable Load load, int errorM) {
        SpeedLimit lowest = null;
        int cell = zonesByCell.cell(lonE6, latE6);
        for (int i = zonesByCell.first(cell); i < zonesByCell.end(cell); i++) {
            int item = zonesByCell.item(i);
            SpeedLimit limit = zoneLimits[item];
            if (limit != null
                    && limit.deciKph() < (lowest == null ? otherDeciKph : lowest.deciKph())
                    && isInForce(item, epochSecond, load)
                    && isInside(shapes[item], lonE6 / 1e6, latE6 / 1e6, errorM)) {
                lowest = limit;
            }
        }
        return lowest;
    }

    private @Nullable SpeedLimit limitOfPlacesBelow(int otherDeciKph, int lonE6, int latE6, int errorM) {
        SpeedLimit lowest = null;
        int cell = placesByCell.cell(lonE6, latE6);
        for (int i = placesByCell.first(cell); i < placesByCell.end(cell); i++) {
            int item = placesByCell.item(i);
            SpeedLimit limit = limits[item];
            if (limit != null
                    && limit.deciKph() < (lowest == null ? otherDeciKph : lowest.deciKph())
                    && fences[item].isWellInside(lonE6 / 1e6, latE6 / 1e6, errorM)) {
                lowest = limit;
            }
        }
        return lowest;
    }

    /**
     * A zone that forbids a truck to be where it is, or null. Where it is not known whether a truck is loaded, zones for
     * loaded ones forbid nothing.
     *
     * @param errorM metres by which the place may be off; what is forbidden only if it is not, is not forbidden
     */
    @Nullable ForbiddenZone forbidding(int lonE6, int latE6, long epochSecond, @Nullable Load load, int errorM) {
        int cell = zonesByCell.cell(lonE6, latE6);
        for (int i = zonesByCell.first(cell); i < zonesByCell.end(cell); i++) {
            int item = zonesByCell.item(i);
            if (zoneLimits[item] == null
                    && isInForce(item, epochSecond, load)
                    && isInside(shapes[item], lonE6 / 1e6, latE6 / 1e6, errorM)) {
                return zones.get(item);
            }
        }
        return null;
    }

    private boolean isInForce(int zone, long epochSecond, @Nullable Load load) {
        return (!zones.get(zone).loadedOnly() || (load != null && load.aboard()))
                && epochSecond >= validFromS[zone]
                && epochSecond < validToS[zone]
                && hours[zone].contains(epochSecond);
    }

    private static boolean isInside(ZoneShape shape, double lonDeg, double latDeg, int errorM) {
        return switch (shape) {
            case ZoneShape.Area area -> area.fence().isWellInside(lonDeg, latDeg, errorM);
            // a road's width already allows for the error
            case ZoneShape.Road road -> road.contains(lonDeg, latDeg);
        };
    }
}
