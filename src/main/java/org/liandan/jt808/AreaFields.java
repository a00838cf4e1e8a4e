package org.liandan.jt808;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.Fields.Tree;

/** Fields of areas and routes. */
final class AreaFields {

    private static final double E6 = 1_000_000.0;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private AreaFields() {}

    static void put(Tree tree, SetCircles message) {
        tree.put("action", message.change().code());
        putAreas(tree, message.areas());
    }

    static void put(Tree tree, SetRectangles message) {
        tree.put("action", message.change().code());
        putAreas(tree, message.areas());
    }

    static void put(Tree tree, DeleteAreas message) {
        tree.put("count", message.ids().size()).put("ids", message.ids());
    }

    static void put(Tree tree, QueryAreas message) {
        tree.put("type", message.kind().code())
                .put("count", message.ids().size())
                .put("ids", message.ids());
    }

    static void put(Tree tree, AreaAnswer message) {
        tree.put("type", message.kind().code());
        putAreas(tree, message.areas());
    }

    private static void putAreas(Tree tree, List<? extends Area> areas) {
        tree.put("count", areas.size())
                .put("items", areas.stream().map(AreaFields::of).toList());
    }

    private static Map<String, @Nullable Object> of(Area area) {
        Tree tree = new Tree();
        put(tree, area);
        return tree.map();
    }

    static void put(Tree tree, Area area) {
        int attributes = AreaCodec.attributes(area);
        tree.put("id", area.id())
                .put("attr", Fields.word(attributes))
                .put("attr_bits", LocationFields.bits(attributes));
        switch (area) {
            case CircleArea it -> {
                put(tree, it.centre());
                tree.put("radius_m", it.radiusM());
                put(tree, it.rules());
            }
            case RectangleArea it -> {
                tree.put("left_top", of(it.leftTop())).put("right_bottom", of(it.rightBottom()));
                put(tree, it.rules());
            }
            case PolygonArea it -> {
                put(tree, it.rules());
                tree.put("points", it.vertices().stream().map(AreaFields::of).toList());
            }
            case RoadRoute it -> {
                put(tree, it.window());
                tree.put("points", it.turns().stream().map(AreaFields::of).toList());
            }
        }
        if (!area.name().isEmpty()) {
            tree.put("name", area.name());
        }
    }

    private static void put(Tree tree, AreaRules rules) {
        put(tree, rules.window());
        put(tree, rules.speed());
    }

    private static void put(Tree tree, @Nullable TimeWindow window) {
        switch (window) {
            case TimeWindow.Daily daily ->
                tree.put("from", CLOCK.format(daily.from())).put("to", CLOCK.format(daily.to()));
            case TimeWindow.Dated dated ->
                tree.put("from", LocationFields.time(dated.from())).put("to", LocationFields.time(dated.to()));
            case null -> {}
        }
    }

    private static void put(Tree tree, @Nullable AreaSpeed speed) {
        if (speed != null) {
            tree.put("max_speed_kmh", speed.limitKph()).put("duration_s", speed.seconds());
            if (speed.nightKph() != AreaSpeed.AS_BY_DAY) {
                tree.put("night_max_speed_kmh", speed.nightKph());
            }
        }
    }

    private static Map<String, @Nullable Object> of(Coordinate at) {
        Tree tree = new Tree();
        put(tree, at);
        return tree.map();
    }

    private static void put(Tree tree, Coordinate at) {
        tree.put("latitude", at.latitudeE6() / E6).put("longitude", at.longitudeE6() / E6);
    }

    private static Map<String, @Nullable Object> of(RoadRoute.Turn turn) {
        Tree tree = new Tree().put("id", turn.pointId()).put("segment_id", turn.segmentId());
        put(tree, turn.at());
        tree.put("width_m", turn.widthM());
        RoadRoute.DrivingTime time = turn.time();
        if (time != null) {
            tree.put("longest_s", time.longestS()).put("shortest_s", time.shortestS());
        }
        put(tree, turn.speed());
        return tree.map();
    }
}
