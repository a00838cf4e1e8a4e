package org.liandan.manifest.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.http.Caller;
import org.liandan.http.Problem;
import org.liandan.manifest.DisposalMethod;
import org.liandan.manifest.Licences;
import org.liandan.manifest.Site;
import org.liandan.manifest.SiteLicence;
import org.liandan.manifest.WasteCategory;
import org.liandan.place.PlaceId;

/** The licences of sites as the bureau records them; nothing that is recorded is ever changed, a later record replaces it. */
@ApplicationScoped
public class SiteLicences implements Licences {

    private static final String COLUMNS = "number, categories, methods, capacity_m3, valid_from, valid_to, recorded_by,"
            + " recorded_at from site_licence where place_id = ?";

    private static final int MOST_SHOWN = 100;

    private final DataSource database;
    private final RegisterFacts register;
    private final AuditLog audit;
    private final Clock clock;

    SiteLicences(DataSource database, RegisterFacts register, AuditLog audit, Clock clock) {
        this.database = database;
        this.register = register;
        this.audit = audit;
        this.clock = clock;
    }

    /** A licence, and who recorded it when. */
    public record Recorded(SiteLicence licence, String by, Instant at) {}

    @Override
    public Optional<SiteLicence> of(PlaceId place, Instant at) {
        // only the latest counts: one that has ended is not followed by the one that it replaced
        return query(
                        "select " + COLUMNS
                                + " and valid_from <= ? and recorded_at <= ? order by valid_from desc, id desc limit 1",
                        place.value(),
                        at,
                        at)
                .stream()
                .map(Recorded::licence)
                .filter(licence -> licence.validTo() == null || at.isBefore(licence.validTo()))
                .findFirst();
    }

    @Override
    public BigDecimal acceptedM3(PlaceId place, Instant since) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select coalesce(sum(receiver_volume_m3), 0) from manifest where destination_place_id = ?"
                                + " and state = 'CLOSED' and receiver_received_at >= ?")) {
            query.setLong(1, place.value());
            query.setObject(2, since.atOffset(ZoneOffset.UTC));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBigDecimal(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot sum up what place " + place.value() + " has taken", e);
        }
    }

    /** The registered place of that code or id, in use. */
    public Site site(String codeOrId) {
        Site site = register.site(codeOrId);
        if (site == null) {
            throw Problem.notFound("没有这个场所。 There is no such place.");
        }
        return site;
    }

    /** All that was recorded for a place, the latest first. */
    public List<Recorded> history(PlaceId place) {
        return query("select " + COLUMNS + " order by valid_from desc, id desc limit " + MOST_SHOWN, place.value());
    }

    /** The moment to judge by. */
    public Instant now() {
        return clock.instant();
    }

    /** Records a licence. */
    @Transactional
    public Recorded record(PlaceId place, SiteLicence licence, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into site_licence (place_id, number, categories, methods, capacity_m3, valid_from, valid_to,"
                                + " recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, place.value());
            insert.setString(2, licence.number());
            insert.setArray(3, names(connection, licence.categories()));
            insert.setArray(4, names(connection, licence.methods()));
            insert.setBigDecimal(5, licence.capacityM3());
            insert.setObject(6, licence.validFrom().atOffset(ZoneOffset.UTC));
            Instant end = licence.validTo();
            insert.setObject(7, end == null ? null : end.atOffset(ZoneOffset.UTC));
            insert.setString(8, caller.username());
            insert.setObject(9, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot record a licence of place " + place.value(), e);
        }
        audit.record(
                "SITE_LICENCE_RECORDED",
                "place",
                Long.toString(place.value()),
                Map.of(
                        "number",
                        licence.number(),
                        "validFrom",
                        licence.validFrom().toString()));
        return new Recorded(licence, caller.username(), now);
    }

    private static Array names(Connection connection, Set<? extends Enum<?>> constants) throws SQLException {
        return connection.createArrayOf(
                "text", constants.stream().map(Enum::name).sorted().toArray());
    }

    private List<Recorded> query(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i]);
            }
            List<Recorded> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(recorded(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read licences of sites", e);
        }
    }

    private static Recorded recorded(ResultSet row) throws SQLException {
        BigDecimal capacityM3 = row.getBigDecimal("capacity_m3");
        return new Recorded(
                new SiteLicence(
                        row.getString("number"),
                        constants(WasteCategory.class, row.getArray("categories")),
                        constants(DisposalMethod.class, row.getArray("methods")),
                        capacityM3 == null ? null : ManifestList.plain(capacityM3),
                        instant(row, "valid_from").orElseThrow(),
                        instant(row, "valid_to").orElse(null)),
                row.getString("recorded_by"),
                instant(row, "recorded_at").orElseThrow());
    }

    private static <E extends Enum<E>> Set<E> constants(Class<E> type, Array names) throws SQLException {
        Set<E> constants = EnumSet.noneOf(type);
        for (String name : (String[]) names.getArray()) {
            constants.add(Enum.valueOf(type, name));
        }
        return constants;
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }
}
