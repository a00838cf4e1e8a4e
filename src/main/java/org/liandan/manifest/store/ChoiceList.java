package org.liandan.manifest.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.liandan.manifest.DestinationMatrix;
import org.liandan.manifest.WasteCategory;
import org.liandan.manifest.store.Choices.DriverChoice;
import org.liandan.manifest.store.Choices.PartyChoice;
import org.liandan.manifest.store.Choices.SiteChoice;
import org.liandan.manifest.store.Choices.TruckChoice;
import org.liandan.party.OrganizationId;
import org.liandan.place.PlaceKind;

/** Reads what somebody can choose from. */
@ApplicationScoped
class ChoiceList {

    /** A list that is longer than this is no longer one to choose from. */
    private static final int LONGEST = 1_000;

    private static final String SITES = """
            select s.id, s.code, s.name, s.kind, s.address, o.name as operator
              from place s join organization o on o.id = s.organization_id
             where s.active and o.active""";

    private final DataSource database;

    ChoiceList(DataSource database) {
        this.database = database;
    }

    Choices of(OrganizationId caller) {
        long own = caller.value();
        return new Choices(
                read(
                        SITES + " and s.kind in ('CONSTRUCTION_SITE', 'RESIDENTIAL_COMPOUND', 'TEMPORARY_STORAGE')"
                                + " and s.organization_id = ? order by s.name",
                        own,
                        ChoiceList::site),
                read(
                        SITES + " and s.kind in ('TRANSFER_YARD', 'SORTING_CENTRE', 'BACKFILL_SITE', 'LANDFILL')"
                                + " and ? > 0 order by s.kind, s.name",
                        own,
                        ChoiceList::site),
                read("""
                        select id, name, credit_code from organization o
                         where active and ? > 0
                           and exists (select from vehicle v where v.organization_id = o.id and v.active)
                         order by name""", own, ChoiceList::party),
                read("""
                        select v.plate, v.plate_color, v.box_volume_m3,
                               exists (select from manifest m where m.vehicle_id = v.id and m.state = 'IN_TRANSIT') as busy
                          from vehicle v where v.active and v.organization_id = ? order by v.plate""", own, ChoiceList::truck),
                read(
                        "select name, phone from driver where active and organization_id = ? order by name",
                        own,
                        row -> new DriverChoice(row.getString("name"), row.getString("phone"))));
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String sql, long organization, RowReader<T> reader) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql + " limit " + LONGEST)) {
            query.setLong(1, organization);
            List<T> found = new ArrayList<>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
            return List.copyOf(found);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read choices", e);
        }
    }

    private static SiteChoice site(ResultSet row) throws SQLException {
        PlaceKind kind = PlaceKind.valueOf(row.getString("kind"));
        return new SiteChoice(
                row.getLong("id"),
                row.getString("code"),
                row.getString("name"),
                kind,
                row.getString("address"),
                row.getString("operator"),
                accepted(kind));
    }

    private static Set<WasteCategory> accepted(PlaceKind kind) {
        Set<WasteCategory> accepted = EnumSet.noneOf(WasteCategory.class);
        for (WasteCategory category : WasteCategory.values()) {
            if (DestinationMatrix.allowed(category, null).contains(kind)) {
                accepted.add(category);
            }
        }
        return accepted;
    }

    private static PartyChoice party(ResultSet row) throws SQLException {
        return new PartyChoice(row.getLong("id"), row.getString("name"), row.getString("credit_code"));
    }

    private static TruckChoice truck(ResultSet row) throws SQLException {
        return new TruckChoice(
                row.getString("plate"),
                row.getInt("plate_color"),
                row.getBigDecimal("box_volume_m3"),
                row.getBoolean("busy"));
    }
}
