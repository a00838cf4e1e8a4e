package org.liandan.command;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.liandan.jt808.ParameterId;

/**
 * What a truck's terminal shall have.
 *
 * @param parameters values of parameters, all of them numbers
 * @param routes requests of {@link CommandKind#SET_ROUTE} by id
 * @param fences requests of {@link CommandKind#SET_POLYGON} by id
 */
public record DesiredSettings(
        SortedMap<ParameterId, Long> parameters,
        SortedMap<Long, Map<String, Object>> routes,
        SortedMap<Long, Map<String, Object>> fences) {

    public DesiredSettings {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        routes = Collections.unmodifiableSortedMap(new TreeMap<>(routes));
        fences = Collections.unmodifiableSortedMap(new TreeMap<>(fences));
    }

    /** Every route's and fence's item with the fingerprint of its request. */
    Map<String, String> shapes() {
        Map<String, String> shapes = new LinkedHashMap<>();
        routes.forEach((id, request) -> shapes.put(SettingItems.route(id), SettingItems.fingerprint(request)));
        fences.forEach((id, request) -> shapes.put(SettingItems.fence(id), SettingItems.fingerprint(request)));
        return shapes;
    }
}
