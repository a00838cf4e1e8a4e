package org.liandan.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.Command;
import org.liandan.jt808.CommandAnswer;
import org.liandan.jt808.DeleteAreas;
import org.liandan.jt808.Parameter;
import org.liandan.jt808.ParameterAnswer;
import org.liandan.jt808.ParameterId;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.jt808.QueryAllParameters;
import org.liandan.jt808.QueryParameters;
import org.liandan.jt808.SetParameters;
import org.liandan.jt808.SetPolygon;
import org.liandan.jt808.SetRoute;

/**
 * Which orders bring a terminal from the settings that it has confirmed to those that it shall have. Parameters that it has
 * never told are asked for before they are set; what it does not know it is not told again for a month.
 */
public final class SettingsPlan {

    /** Ids of one order, JT/T 808 clause on 0x8605 and 0x8607. */
    private static final int MOST_DELETED = 125;

    private SettingsPlan() {}

    /**
     * An order of the plan.
     *
     * @param kind what
     * @param request its fields
     * @param items the settings that it is about
     */
    public record SettingOrder(CommandKind kind, Map<String, Object> request, Set<String> items) {}

    /**
     * The next orders.
     *
     * @param desired what the terminal shall have
     * @param known what it has said, by item
     * @param tried items that it has been asked or told about since it logged in: never twice
     */
    public static List<SettingOrder> next(
            DesiredSettings desired,
            Map<String, KnownSetting> known,
            Set<String> tried,
            ProtocolVersion edition,
            Instant now) {
        Situation situation = new Situation(known, tried, edition, now);
        List<ParameterId> unknown = desired.parameters().keySet().stream()
                .filter(parameter -> !known.containsKey(item(parameter)))
                .toList();
        if (!unknown.isEmpty() && situation.mayTry(SettingItems.QUERY)) {
            return List.of(query(unknown, edition));
        }
        List<SettingOrder> orders = new ArrayList<>();
        parameters(desired, situation, orders);
        shapes(CommandKind.SET_ROUTE, desired, situation, orders);
        shapes(CommandKind.SET_POLYGON, desired, situation, orders);
        surplus(CommandKind.DELETE_ROUTES, desired, situation, orders);
        surplus(CommandKind.DELETE_POLYGONS, desired, situation, orders);
        return orders;
    }

    private record Situation(Map<String, KnownSetting> known, Set<String> tried, ProtocolVersion edition, Instant now) {

        boolean mayTry(String item) {
            KnownSetting said = known.get(item);
            return !tried.contains(item) && (said == null || !said.refused(edition.year(), now));
        }

        boolean lacks(String item, String value) {
            KnownSetting said = known.get(item);
            return said == null
                    || said.standing() == Standing.UNSUPPORTED
                    || !said.value().equals(value);
        }
    }

    private static SettingOrder query(List<ParameterId> unknown, ProtocolVersion edition) {
        return CommandKind.QUERY_PARAMETERS.isIn(edition)
                ? new SettingOrder(
                        CommandKind.QUERY_PARAMETERS,
                        Map.of("ids", unknown.stream().map(SettingsPlan::hex).toList()),
                        Set.of(SettingItems.QUERY))
                : new SettingOrder(CommandKind.QUERY_ALL_PARAMETERS, Map.of(), Set.of(SettingItems.QUERY));
    }

    private static void parameters(DesiredSettings desired, Situation situation, List<SettingOrder> orders) {
        Map<String, Map<String, Object>> lacking = new LinkedHashMap<>();
        desired.parameters().forEach((parameter, value) -> {
            String item = item(parameter);
            if (situation.lacks(item, Long.toString(value)) && situation.mayTry(item)) {
                lacking.put(item, Map.of("id", hex(parameter), "value", value));
            }
        });
        if (!lacking.isEmpty()) {
            orders.add(new SettingOrder(
                    CommandKind.SET_PARAMETERS,
                    Map.of("parameters", List.copyOf(lacking.values())),
                    Set.copyOf(lacking.keySet())));
        }
    }

    private static void shapes(
            CommandKind kind, DesiredSettings desired, Situation situation, List<SettingOrder> orders) {
        boolean routes = kind == CommandKind.SET_ROUTE;
        (routes ? desired.routes() : desired.fences()).forEach((id, request) -> {
            String item = routes ? SettingItems.route(id) : SettingItems.fence(id);
            if (situation.lacks(item, SettingItems.fingerprint(request)) && situation.mayTry(item)) {
                orders.add(new SettingOrder(kind, request, Set.of(item)));
            }
        });
    }

    /** What the terminal has confirmed once and shall not have any more. */
    private static void surplus(
            CommandKind kind, DesiredSettings desired, Situation situation, List<SettingOrder> orders) {
        Map<String, String> wanted = desired.shapes();
        List<Long> ids = new ArrayList<>();
        situation.known().forEach((item, said) -> {
            long id = SettingItems.idOf(item, kind);
            if (id >= 0
                    && !wanted.containsKey(item)
                    && said.standing() == Standing.CONFIRMED
                    && !said.value().isEmpty()
                    && situation.mayTry(item)
                    && ids.size() < MOST_DELETED) {
                ids.add(id);
            }
        });
        if (!ids.isEmpty()) {
            ids.sort(null);
            orders.add(new SettingOrder(kind, Map.of("ids", List.copyOf(ids)), items(kind, ids)));
        }
    }

    private static Set<String> items(CommandKind deletion, List<Long> ids) {
        return Set.copyOf(ids.stream()
                .map(id -> deletion == CommandKind.DELETE_ROUTES ? SettingItems.route(id) : SettingItems.fence(id))
                .toList());
    }

    /**
     * What an answered order shows: items and the values that the terminal has now; none for an order that is not about
     * settings. An item that ends in {@code *} stands for all of its kind.
     *
     * @param command the message of the order
     * @param request its fields
     * @param answer the terminal's answer, of which only that to a query is looked at
     */
    public static Map<String, String> confirmed(
            Command command, Map<String, ?> request, @Nullable CommandAnswer answer) {
        Map<String, String> values = new LinkedHashMap<>();
        if (command instanceof SetParameters set) {
            set.parameters().forEach(parameter -> values.put(SettingItems.parameter(parameter.id()), words(parameter)));
        } else if (command instanceof QueryParameters || command instanceof QueryAllParameters) {
            values.put(SettingItems.QUERY, "");
            if (command instanceof QueryParameters query) {
                query.ids().forEach(id -> values.put(SettingItems.parameter(id), ""));
            }
            if (answer instanceof ParameterAnswer told) {
                told.parameters()
                        .forEach(parameter -> values.put(SettingItems.parameter(parameter.id()), words(parameter)));
            }
        } else if (command instanceof SetRoute set) {
            values.put(SettingItems.route(set.route().id()), SettingItems.fingerprint(request));
        } else if (command instanceof SetPolygon set) {
            values.put(SettingItems.fence(set.area().id()), SettingItems.fingerprint(request));
        } else if (command instanceof DeleteAreas delete) {
            deleted(delete).forEach(item -> values.put(item, ""));
        }
        return values;
    }

    private static List<String> deleted(DeleteAreas delete) {
        return switch (delete.kind()) {
            case ROUTE ->
                delete.ids().isEmpty()
                        ? List.of(SettingItems.ALL_ROUTES)
                        : delete.ids().stream().map(SettingItems::route).toList();
            case POLYGON ->
                delete.ids().isEmpty()
                        ? List.of(SettingItems.ALL_FENCES)
                        : delete.ids().stream().map(SettingItems::fence).toList();
            // the plan sets none of these
            case CIRCLE, RECTANGLE -> List.of();
        };
    }

    /** A number as it is set; anything else only has to differ from every number. */
    private static String words(Parameter parameter) {
        return parameter.number().isPresent()
                ? Long.toString(parameter.number().getAsLong())
                : "#" + SettingItems.fingerprint(parameter.toString());
    }

    private static String item(ParameterId parameter) {
        return SettingItems.parameter(parameter.id());
    }

    private static String hex(ParameterId parameter) {
        return SettingItems.parameter(parameter.id()).substring("parameter:".length());
    }
}
