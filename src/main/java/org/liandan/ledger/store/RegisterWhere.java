package org.liandan.ledger.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.ledger.RegisterFilter;
import org.liandan.ledger.RegisterKind;
import org.liandan.ledger.RegisterNarrowing;
import org.liandan.manifest.Decision;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.Reminder;
import org.liandan.party.OrganizationId;

/**
 * Which manifests a register has, as a condition on {@code m}: one for its pages, its files and the figures that are summed up from
 * it, so that a number and the list behind it cannot differ.
 *
 * @param values what is compared with, in order
 */
record RegisterWhere(String sql, List<Object> values) {

    /** Between the confirmation and the arrival, the receipt, or a day where there is neither. */
    private static final String STRAYED = """
            exists (select from violation v
                     where v.type = 'OFF_ROUTE' and v.review_state <> 'DISMISSED' and v.vehicle_id = m.vehicle_id and v.started_at >= m.carried_at
                       and v.started_at <= coalesce(m.arrived_at, m.received_at, m.carried_at + interval '24 hours'))""";

    RegisterWhere {
        values = List.copyOf(values);
    }

    static RegisterWhere of(RegisterKind kind, @Nullable OrganizationId subject, RegisterFilter filter) {
        List<String> conditions = new ArrayList<>(List.of("m.issued_at is not null"));
        List<Object> values = new ArrayList<>();
        String owner = switch (kind) {
            case OUTGOING -> "m.producer_organization_id = ?";
            case TRANSPORTED -> "m.carried_at is not null and m.carrier_organization_id = ?";
            case INCOMING -> "m.receiver_organization_id = ?";
            case MANAGED -> "m.origin_subdistrict_id = ?";
        };
        if (subject != null) {
            conditions.add(owner);
            values.add(subject.value());
        } else if (kind != RegisterKind.MANAGED) {
            throw new IllegalArgumentException(kind + " is somebody's register");
        }
        conditions.add("m." + time(kind) + " >= ? and m." + time(kind) + " < ?");
        values.add(start(filter.from()));
        values.add(start(filter.to().plusDays(1)));
        if (filter.category() != null) {
            conditions.add("m.producer_waste_category = ?");
            values.add(filter.category().name());
        }
        if (filter.plate() != null) {
            conditions.add("m.carrier_plate = ?");
            values.add(filter.plate());
        }
        if (filter.party() != null) {
            // three conditions, each of which has its index
            String party = " = (select id from organization where credit_code = ?)";
            conditions.add("(m.producer_organization_id" + party + " or m.carrier_organization_id" + party
                    + " or m.receiver_organization_id" + party + ")");
            values.addAll(List.of(filter.party(), filter.party(), filter.party()));
        }
        if (!filter.states().isEmpty()) {
            conditions.add("m.state = any (string_to_array(?, ','))");
            values.add(String.join(
                    ",",
                    filter.states().stream().map(ManifestState::name).sorted().toList()));
        }
        narrow(filter.narrowing(), conditions, values);
        return new RegisterWhere(String.join(" and ", conditions), values);
    }

    private static void narrow(RegisterNarrowing narrowing, List<String> conditions, List<Object> values) {
        String destination = narrowing.destination();
        if (destination != null) {
            conditions.add("m.destination_place_id = (select id from place where code = ?)");
            values.add(destination);
        }
        Decision decision = narrowing.decision();
        if (decision != null) {
            conditions.add("m.receiver_decision = ?");
            values.add(decision.name());
        }
        Reminder late = narrowing.late();
        if (late != null) {
            conditions.add("exists (select from manifest_reminder r where r.number = m.number and r.kind = ?)");
            values.add(late.name());
        }
        if (narrowing.offRoute()) {
            conditions.add(STRAYED);
        }
    }

    /** The column whose time is the register's. */
    static String time(RegisterKind kind) {
        return kind.byReceipt() ? "receiver_received_at" : "producer_handed_over_at";
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(DistrictTime.ZONE).toInstant();
    }

    Object[] with(Object... more) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(List.of(more));
        return all.toArray();
    }
}
