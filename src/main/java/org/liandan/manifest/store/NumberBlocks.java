package org.liandan.manifest.store;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.cluster.store.NotOnDuty;
import org.liandan.http.Caller;
import org.liandan.http.Violations;
import org.liandan.manifest.Consignment;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.NumberBlock;
import org.liandan.manifest.Refusal;
import org.liandan.manifest.RefusalCode;
import org.liandan.manifest.Site;
import org.liandan.party.Checked;
import org.liandan.party.OrganizationId;
import org.liandan.place.PlaceId;

/** Numbers reserved for places without network: registered, used, and voided when their time is over. */
@ApplicationScoped
public class NumberBlocks {

    private static final int MOST_LISTED = 200;

    private static final String SELECT = """
            select b.*, p.code as place_code, p.name as place_name, o.name as organization_name,
                   (select string_agg(m.number, ',') from manifest m
                     where m.number >= '150203' || to_char(b.day, 'YYYYMMDD') || lpad(b.first_serial::text, 6, '0')
                       and m.number < '150203' || to_char(b.day, 'YYYYMMDD')
                                      || lpad((b.first_serial + b.size)::text, 6, '0')) as used
              from number_block b join place p on p.id = b.place_id join organization o on o.id = b.organization_id
            """;

    private final DataSource database;
    private final RegisterFacts register;
    private final AuditLog audit;
    private final Clock clock;

    NumberBlocks(DataSource database, RegisterFacts register, AuditLog audit, Clock clock) {
        this.database = database;
        this.register = register;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether a new manifest names its number, and whether it may. */
    sealed interface Choice {

        /** The number that was named; empty for the next one of the day. */
        record Free(Optional<ManifestNumber> number) implements Choice {}

        record Wrong(Refusal refusal) implements Choice {

            @Override
            public Optional<ManifestNumber> number() {
                return Optional.empty();
            }
        }

        Optional<ManifestNumber> number();
    }

    /** The number that was asked for; its block is locked, so that nobody else gives it before the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    Choice choose(NewManifest asked, Consignment consignment, Instant now) {
        String raw = asked.number();
        if (raw == null || raw.isBlank()) {
            return new Choice.Free(Optional.empty());
        }
        return switch (ManifestNumber.check(raw)) {
            case Checked.Invalid<ManifestNumber>(var reason) ->
                new Choice.Wrong(new Refusal(RefusalCode.NUMBER_FORM, "number", List.of(reason)));
            case Checked.Doubtful<ManifestNumber>(ManifestNumber number, var _) ->
                judged(number, asked, consignment, now);
            case Checked.Valid<ManifestNumber>(ManifestNumber number) -> judged(number, asked, consignment, now);
        };
    }

    private Choice judged(ManifestNumber number, NewManifest asked, Consignment consignment, Instant now) {
        Optional<StoredBlock> block = locked(number);
        Optional<LocalDate> handedOver = asked.producer()
                .text("handedOverAt")
                .flatMap(DistrictTime::parseMinute)
                .map(DistrictTime::dayOf);
        return NumberBlock.judge(
                        block.map(StoredBlock::block),
                        block.filter(known -> known.used().contains(number)).isPresent(),
                        consignment.producer().id(),
                        Optional.ofNullable(consignment.origin()).map(Site::id),
                        handedOver,
                        now)
                .<Choice>map(Choice.Wrong::new)
                .orElseGet(() -> new Choice.Free(Optional.of(number)));
    }

    /**
     * Reserves numbers for a place.
     *
     * @param placeKey code or id of one of the caller's places
     * @param size 1 to {@value NumberBlock#LARGEST}
     * @param day the day that stands in them; null for today
     * @param days for how many days after that day they may be filled in
     */
    @Transactional
    public StoredBlock reserve(String placeKey, int size, @Nullable LocalDate day, int days, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LocalDate today = DistrictTime.dayOf(now);
        LocalDate wanted = day == null ? today : day;
        Site place = register.site(placeKey);
        Violations violations = new Violations();
        violations.require(
                place != null && place.operator().id().equals(caller.organization()),
                "place",
                "不是本单位登记在用的场所 Is not a registered, active place of this organisation.");
        violations.require(
                size >= 1 && size <= NumberBlock.LARGEST,
                "size",
                "应在 1 至 " + NumberBlock.LARGEST + " 之间 Must lie between 1 and " + NumberBlock.LARGEST + ".");
        violations.require(
                !wanted.isBefore(today) && !wanted.isAfter(today.plusDays(NumberBlock.MOST_DAYS_AHEAD)),
                "day",
                "应为今天至 " + NumberBlock.MOST_DAYS_AHEAD + " 天以内 Must be today or at most " + NumberBlock.MOST_DAYS_AHEAD
                        + " days ahead.");
        violations.require(
                days >= 1 && days <= NumberBlock.LONGEST_DAYS,
                "days",
                "应在 1 至 " + NumberBlock.LONGEST_DAYS + " 之间 Must lie between 1 and " + NumberBlock.LONGEST_DAYS + ".");
        violations.require(
                openBlocks(caller.organization()) < NumberBlock.MOST_OPEN,
                "size",
                "本单位尚有 " + NumberBlock.MOST_OPEN + " 个号段未到期，请先用完 " + NumberBlock.MOST_OPEN
                        + " blocks of this organisation are still open.");
        violations.throwIfAny();
        if (place == null) {
            throw new IllegalStateException("a violation was noted for it");
        }
        Instant expiresAt =
                wanted.plusDays(1L + days).atStartOfDay(DistrictTime.ZONE).toInstant();
        long id = insert(caller, place.id(), wanted, size, expiresAt, now);
        audit.record(
                "NUMBERS_RESERVED",
                "number_block",
                Long.toString(id),
                Map.of("place", place.code(), "day", wanted.toString(), "size", size));
        return find(id, caller).orElseThrow();
    }

    /** A block of the caller's organisation, or of any for those who see everything. */
    public Optional<StoredBlock> find(long id, Caller caller) {
        return query(SELECT + "where b.id = ?", id).stream()
                .filter(block ->
                        caller.seesEverything() || block.block().owner().equals(caller.organization()))
                .findFirst();
    }

    /** The blocks of the caller's organisation, or all of them for those who see everything; the latest first. */
    public List<StoredBlock> list(Caller caller) {
        return caller.seesEverything()
                ? query(SELECT + "order by b.id desc limit " + MOST_LISTED)
                : query(
                        SELECT + "where b.organization_id = ? order by b.id desc limit " + MOST_LISTED,
                        caller.organization().value());
    }

    /** Voids what was not used in time; the audit log keeps which numbers. */
    @Scheduled(cron = "{liandan.numbers.voiding-cron}", identity = "number-blocks", skipExecutionIf = NotOnDuty.class)
    @Transactional
    public void voidExpired() {
        Instant now = clock.instant();
        for (StoredBlock expired : query(
                SELECT + "where b.voided_at is null and b.expires_at <= ? order by b.id for no key update of b",
                utc(now))) {
            List<String> unused = expired.block().numbers().stream()
                    .filter(number -> !expired.used().contains(number))
                    .map(ManifestNumber::value)
                    .toList();
            update(expired.block().id(), unused.size(), now);
            audit.record(
                    "NUMBERS_VOIDED",
                    "number_block",
                    Long.toString(expired.block().id()),
                    Map.of("owner", expired.block().owner().value(), "unused", unused));
        }
    }

    private Optional<StoredBlock> locked(ManifestNumber number) {
        return query(
                        SELECT + "where b.day = ? and b.first_serial <= ? and b.first_serial + b.size > ?"
                                + " for no key update of b",
                        number.day(),
                        number.serial(),
                        number.serial())
                .stream()
                .findFirst();
    }

    private int openBlocks(OrganizationId organization) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select count(*) from number_block where organization_id = ? and voided_at is null")) {
            query.setLong(1, organization.value());
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw failed("count blocks of numbers", e);
        }
    }

    private long insert(Caller caller, PlaceId place, LocalDate day, int size, Instant expiresAt, Instant now) {
        try (var connection = database.getConnection()) {
            lock(connection, day);
            try (var insert = connection.prepareStatement("""
                    insert into number_block (organization_id, place_id, day, first_serial, size, expires_at, reserved_by,
                        reserved_at)
                    values (?, ?, ?, (select coalesce(max(first_serial + size), ?) from number_block where day = ?),
                        ?, ?, ?, ?)
                    returning id""")) {
                insert.setLong(1, caller.organization().value());
                insert.setLong(2, place.value());
                insert.setObject(3, day);
                insert.setInt(4, NumberBlock.FIRST_SERIAL);
                insert.setObject(5, day);
                insert.setInt(6, size);
                insert.setObject(7, utc(expiresAt));
                insert.setString(8, caller.username());
                insert.setObject(9, utc(now));
                try (var row = insert.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        } catch (SQLException e) {
            throw failed("reserve numbers", e);
        }
    }

    /** Two reservations for one day follow each other; ordinary numbers do not pass here. */
    private static void lock(Connection connection, LocalDate day) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(1502030000 + ?)")) {
            lock.setLong(1, day.toEpochDay());
            lock.executeQuery().close();
        }
    }

    private void update(long id, int unused, Instant now) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update number_block set voided_at = ?, unused = ? where id = ? and voided_at is null")) {
            update.setObject(1, utc(now));
            update.setInt(2, unused);
            update.setLong(3, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw failed("void numbers", e);
        }
    }

    private List<StoredBlock> query(String sql, Object... values) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            List<StoredBlock> found = new ArrayList<>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(stored(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw failed("read blocks of numbers", e);
        }
    }

    private static StoredBlock stored(ResultSet row) throws SQLException {
        Set<ManifestNumber> used = new HashSet<>();
        String numbers = row.getString("used");
        if (numbers != null) {
            for (String number : numbers.split(",", -1)) {
                used.add(new ManifestNumber(number));
            }
        }
        OffsetDateTime voidedAt = row.getObject("voided_at", OffsetDateTime.class);
        NumberBlock block = new NumberBlock(
                row.getLong("id"),
                new OrganizationId(row.getLong("organization_id")),
                new PlaceId(row.getLong("place_id")),
                row.getObject("day", LocalDate.class),
                row.getInt("first_serial"),
                row.getInt("size"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
        return new StoredBlock(
                block,
                row.getString("place_code"),
                row.getString("place_name"),
                row.getString("organization_name"),
                row.getString("reserved_by"),
                row.getObject("reserved_at", OffsetDateTime.class).toInstant(),
                used,
                voidedAt == null ? null : voidedAt.toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static IllegalStateException failed(String what, SQLException cause) {
        return new IllegalStateException("cannot " + what, cause);
    }
}
