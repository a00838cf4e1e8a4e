package org.liandan.manifest.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.ManifestState;
import org.liandan.party.OrganizationId;

/**
 * How the numbers of a list are found. "One of the three parties" is three lists, each in the order of its own index and no longer than the
 * page wants, which are merged: as one condition it would be a walk through everybody's manifests.
 *
 * @param branches conditions, of which any may hold
 * @param values what they are compared with, in order, for all branches
 */
record ManifestSearchSql(List<String> branches, List<Object> values) {

    private static final String NEWEST_FIRST = " order by producer_handed_over_at desc, number desc";

    /** What makes an organisation a party. A draft is its producer's own business. */
    private enum Part {
        PRODUCER("m.producer_organization_id = ?", false),
        CARRIER("m.carrier_organization_id = ?", true),
        RECEIVER("m.receiver_organization_id = ?", true);

        private final String condition;
        private final boolean onceIssued;

        Part(String condition, boolean onceIssued) {
            this.condition = condition;
            this.onceIssued = onceIssued;
        }
    }

    static ManifestSearchSql of(ManifestFilter filter, @Nullable OrganizationId reader) {
        List<String> common = new ArrayList<>();
        List<Object> commonValues = new ArrayList<>();
        addTo(common, commonValues, filter);
        OrganizationId other = filter.organization();
        List<OrganizationId> parties = new ArrayList<>();
        if (reader != null) {
            parties.add(reader);
        }
        if (other != null && !other.equals(reader)) {
            parties.add(other);
        }
        List<String> branches = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (List<Part> parts : parts(parties.size())) {
            List<String> conditions =
                    new ArrayList<>(parts.stream().map(part -> part.condition).toList());
            // what has a plate has been issued
            if (filter.plate() == null && parts.stream().anyMatch(part -> part.onceIssued)) {
                conditions.add("m.issued_at is not null");
            }
            conditions.addAll(common);
            branches.add(conditions.isEmpty() ? "true" : String.join(" and ", conditions));
            parties.forEach(party -> values.add(party.value()));
            values.addAll(commonValues);
        }
        return new ManifestSearchSql(branches, values);
    }

    /** Who may be what: nobody; one in each part; two, each in another. */
    private static List<List<Part>> parts(int parties) {
        if (parties == 0) {
            return List.of(List.of());
        }
        List<List<Part>> all = new ArrayList<>();
        for (Part first : Part.values()) {
            if (parties == 1) {
                all.add(List.of(first));
            } else {
                // one organisation fills one part; in the same one two cannot be
                for (Part second : Part.values()) {
                    if (first != second) {
                        all.add(List.of(first, second));
                    }
                }
            }
        }
        return all;
    }

    private static void addTo(List<String> conditions, List<Object> values, ManifestFilter filter) {
        if (filter.number() != null) {
            conditions.add("m.number = ?");
            values.add(filter.number().value());
        }
        if (!filter.states().isEmpty()) {
            // names of ours, written out: only so a partial index is known to fit
            conditions.add(filter.states().stream()
                    .map(ManifestState::name)
                    .sorted()
                    .collect(Collectors.joining("', '", "m.state in ('", "')")));
        }
        if (filter.from() != null) {
            conditions.add("m.producer_handed_over_at >= ?");
            values.add(OffsetDateTime.ofInstant(filter.from(), ZoneOffset.UTC));
        }
        if (filter.to() != null) {
            conditions.add("m.producer_handed_over_at < ?");
            values.add(OffsetDateTime.ofInstant(filter.to(), ZoneOffset.UTC));
        }
        String plate = filter.plate();
        if (plate != null) {
            // the index begins with the end of the plate
            conditions.add(
                    "m.carrier_plate is not null and right(m.carrier_plate, " + ManifestFilter.PLATE_END + ") = ?");
            values.add(plate.substring(plate.length() - ManifestFilter.PLATE_END));
            if (plate.length() > ManifestFilter.PLATE_END) {
                conditions.add("m.carrier_plate = ?");
                values.add(plate);
            }
        }
    }

    /** The numbers of one page. */
    String numbers(int limit, int offset) {
        if (branches.size() == 1) {
            return branch(branches.getFirst(), "number", NEWEST_FIRST) + " limit " + limit + " offset " + offset;
        }
        String merged = branches.stream()
                .map(branch -> "(" + branch(branch, "number, producer_handed_over_at", NEWEST_FIRST) + " limit "
                        + Math.addExact(limit, offset) + ")")
                .collect(Collectors.joining(" union "));
        return "select number from (" + merged + ") merged" + NEWEST_FIRST + " limit " + limit + " offset " + offset;
    }

    /** How many there are, or that many when there are more. */
    String count(int most) {
        String numbers = branches.stream()
                .map(branch -> "(" + branch(branch, "number", "") + " limit " + most + ")")
                .collect(Collectors.joining(" union "));
        return "select count(*) from (select number from (" + numbers + ") any_of limit " + most + ") counted";
    }

    private static String branch(String conditions, String columns, String order) {
        return "select " + columns + " from manifest m where " + conditions + order;
    }

    /** Binds the values. */
    void bind(PreparedStatement statement) throws SQLException {
        int parameter = 1;
        for (Object value : values) {
            statement.setObject(parameter++, value);
        }
    }

    ManifestSearchSql {
        branches = List.copyOf(branches);
        values = Collections.unmodifiableList(values);
    }
}
