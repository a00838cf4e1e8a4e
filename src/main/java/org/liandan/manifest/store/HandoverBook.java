package org.liandan.manifest.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.fleet.PlateNumber;
import org.liandan.fleet.VehicleId;
import org.liandan.http.Caller;
import org.liandan.http.Problem;
import org.liandan.http.store.PersonalSeal;
import org.liandan.http.store.Statements;
import org.liandan.manifest.Actor;
import org.liandan.manifest.Channel;
import org.liandan.manifest.Entries;
import org.liandan.manifest.Manifest;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.Refusal;
import org.liandan.manifest.Step;
import org.liandan.manifest.Transitions;
import org.liandan.manifest.handover.HandoverCode;
import org.liandan.manifest.handover.HandoverLink;
import org.liandan.manifest.handover.HandoverToken;
import org.liandan.party.OrganizationId;
import org.liandan.party.Role;
import org.liandan.policy.OpenPoints;
import org.liandan.policy.Policy;
import org.liandan.policy.store.PolicyBook;

/**
 * Hand-over links: made by the producer, opened by a driver, good for one confirmation. What is refused leaves an entry in
 * the audit log, in the same transaction as everything else.
 */
@ApplicationScoped
public class HandoverBook {

    /** Somebody who makes more links for one load than this plays. */
    private static final int MOST_LINKS = 50;

    private static final int MOST_CONFIRMATION_ID = 64;

    private static final String SELECT = """
            select id, number, plate, alone, expires_at, opened_at, confirmation, withdrawn_at is not null as withdrawn,
                used_at, declared_at
            from handover where\s""";

    private static final String INSERT = """
            insert into handover (number, token_digest, created_at, created_by, organization_id, plate, alone, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String LAST_DRIVER = """
            select carrier_driver_name, carrier_driver_phone from manifest
            where carrier_organization_id = ? and carrier_plate = ? and carried_at is not null
            order by carried_at desc limit 1""";

    private static final String DRIVER_OF_CARD = """
            select d.name, d.phone from vehicle v join driver d on d.organization_id = v.organization_id
            where v.id = ? and d.active and d.name = ? and (? or d.licence_number = any(?)) limit 1""";

    private static final String FOLLOWING = """
            select next.number, count(*) over () from manifest one
                join manifest next on next.producer_organization_id = one.producer_organization_id
                    and next.producer_handed_over_at = one.producer_handed_over_at
                    and next.origin_place_id = one.origin_place_id
                    and next.destination_place_id = one.destination_place_id
            where one.number = ? and next.number > one.number and next.state = 'ISSUED'
            order by next.number limit 1""";

    private static final String VEHICLE =
            "select id from vehicle where plate = ? and organization_id = ? and active limit 1";

    private final Statements statements;
    private final Manifests manifests;
    private final RegisterFacts facts;
    private final CardBook cards;
    private final PersonalSeal seal;
    private final PolicyBook policies;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    HandoverBook(
            Statements statements,
            Manifests manifests,
            RegisterFacts facts,
            CardBook cards,
            PersonalSeal seal,
            PolicyBook policies,
            AuditLog audit,
            Clock clock) {
        this.statements = statements;
        this.manifests = manifests;
        this.facts = facts;
        this.cards = cards;
        this.seal = seal;
        this.policies = policies;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A new link. The token is nowhere else: who loses it makes another.
     *
     * @param alone whether it is enough by itself
     */
    public record Made(
            HandoverToken token,
            Instant expiresAt,
            @Nullable PlateNumber plate,
            boolean alone) {}

    /** A driver as the truck's history or its card suggests. */
    public record KnownDriver(String name, String phone) {}

    /**
     * The next of the loads that were issued alike in one go.
     *
     * @param left how many of them still wait for their carrier, this one included
     */
    public record Following(ManifestNumber number, int left) {}

    /** What came of opening a link. */
    public sealed interface Opening {}

    /** A link that can be opened, and its manifest as it stands. */
    public record Opened(HandoverLink link, StoredManifest stored) implements Opening {}

    /** What came of a confirmation. */
    public sealed interface Confirmed {}

    /** Taken, now or before: both times of it. */
    public record Taken(ManifestNumber number, Instant declaredAt, Instant receivedAt) implements Confirmed {}

    /** The link is not good for it. */
    public record LinkRefused(HandoverCode code) implements Confirmed, Opening {}

    /** The manifest's own rules refuse it; the link can still be used. */
    public record StepRefused(List<Refusal> refusals) implements Confirmed {

        public StepRefused {
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * What a phone sends.
     *
     * @param id its name for this confirmation, at most 64 characters, the same when it is sent again
     * @param declaredAt the phone's time of it; null for now
     * @param entries the carrier's stage
     */
    public record Confirmation(String id, @Nullable Instant declaredAt, Entries entries) {}

    /** How the producer's screen shows the latest link. */
    public enum LinkState {
        WAITING,
        OPENED,
        USED,
        EXPIRED
    }

    /** What comes after that manifest: the same producer, way and time, not yet carried. */
    @Transactional
    public Optional<Following> following(ManifestNumber number) {
        return statements
                .query(
                        FOLLOWING,
                        row -> new Following(new ManifestNumber(row.getString(1)), row.getInt(2)),
                        number.value())
                .stream()
                .findFirst();
    }

    /**
     * Makes a link; an earlier one that is still open is withdrawn.
     *
     * @throws Problem 403 unless the caller is the manifest's producer, 404 for a manifest that is not the caller's to see,
     *     409 when it does not wait for the carrier
     */
    @Transactional
    public Made make(ManifestNumber number, @Nullable PlateNumber plate, Caller caller) {
        Instant now = clock.instant();
        StoredManifest stored = manifests.find(number);
        if (stored == null || !stored.manifest().concerns(caller.organization())) {
            throw Problem.notFound("没有这份联单，或无权查看。 There is no such manifest, or it is not yours to see.");
        }
        if (!caller.has(Role.PRODUCER)
                || !stored.manifest().header().producer().id().equals(caller.organization())) {
            throw Problem.forbidden("交接码只能由产出方出示。 Only the manifest's producer makes hand-over links.");
        }
        if (!(stored.manifest() instanceof Manifest.Issued)) {
            throw Problem.conflict("wrong-state", "联单不在待承运状态。 The manifest does not wait for its carrier.", Map.of());
        }
        if (statements
                        .query("select count(*) from handover where number = ?", row -> row.getInt(1), number.value())
                        .getFirst()
                >= MOST_LINKS) {
            throw Problem.conflict("too-many-links", "本联单出示交接码次数过多。 Too many links for this manifest.", Map.of());
        }
        statements.update(
                "update handover set withdrawn_at = ? where number = ? and used_at is null and withdrawn_at is null",
                now,
                number.value());
        byte[] bytes = new byte[HandoverToken.BYTES];
        random.nextBytes(bytes);
        HandoverToken token = HandoverToken.of(bytes);
        Policy policy = policies.timeline().at(now);
        Instant expiresAt = now.plus(policy.get(OpenPoints.HAND_OVER_LINK));
        statements.update(
                INSERT,
                number.value(),
                token.digest(),
                now,
                caller.username(),
                caller.organization().value(),
                plate == null ? null : plate.value(),
                policy.get(OpenPoints.HAND_OVER_ALONE),
                expiresAt);
        audit.record("HANDOVER_MADE", "manifest", number.value(), Map.of("plate", plate == null ? "" : plate.value()));
        return new Made(token, expiresAt, plate, policy.get(OpenPoints.HAND_OVER_ALONE));
    }

    /** The latest link of a manifest as its producer sees it; empty when there is none. */
    public Optional<LinkState> state(ManifestNumber number) {
        Instant now = clock.instant();
        return statements
                .first(SELECT + "number = ? order by id desc limit 1", HandoverBook::link, number.value())
                .map(link -> link.confirmation() != null
                        ? LinkState.USED
                        : link.closedAt(now).isPresent()
                                ? LinkState.EXPIRED
                                : link.openedAt() != null ? LinkState.OPENED : LinkState.WAITING);
    }

    /**
     * Opens a link.
     *
     * @param signedIn whether whoever looks at it could confirm by his account; who can confirm may do so late from then on
     * @return the link, or why it cannot be opened
     */
    @Transactional
    public Opening open(String token, boolean signedIn) {
        Instant now = clock.instant();
        HandoverLink link = find(token, "").orElse(null);
        if (link == null) {
            return refused(null, HandoverCode.HANDOVER_UNKNOWN);
        }
        Optional<HandoverCode> closed = link.closedAt(now);
        if (closed.isPresent()) {
            return refused(link, closed.get());
        }
        if (signedIn || link.alone()) {
            statements.update("update handover set opened_at = ? where id = ? and opened_at is null", now, link.id());
        }
        StoredManifest stored = manifests.find(link.number());
        if (stored == null) {
            throw new IllegalStateException("manifests are never deleted");
        }
        return new Opened(link, stored);
    }

    /** The link and its manifest, without opening it or judging whether it can be: what a form refers to. */
    public Opening peek(String token) {
        return find(token, "")
                .<Opening>flatMap(link ->
                        Optional.ofNullable(manifests.find(link.number())).map(stored -> new Opened(link, stored)))
                .orElse(new LinkRefused(HandoverCode.HANDOVER_UNKNOWN));
    }

    /** Who drove that truck last, or whose card is in its terminal now. */
    public Optional<KnownDriver> knownDriver(OrganizationId carrier, PlateNumber plate) {
        Instant now = clock.instant();
        Optional<KnownDriver> byCard = statements
                .first(VEHICLE, row -> new VehicleId(row.getInt(1)), plate.value(), carrier.value())
                .flatMap(vehicle -> cards.atTheWheel(vehicle, now)
                        .flatMap(card -> statements.first(
                                DRIVER_OF_CARD,
                                this::driver,
                                vehicle.value(),
                                card.name(),
                                card.licence() == null,
                                card.licence() == null ? Set.of() : seal.forms(card.licence()))));
        return byCard.or(() -> statements.first(LAST_DRIVER, this::driver, carrier.value(), plate.value()));
    }

    /**
     * Confirms the carriage.
     *
     * @param caller who has logged in; null when the link alone speaks
     */
    @Transactional
    public Confirmed confirm(String token, Confirmation asked, @Nullable Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        // two phones with one link: the second waits and finds it used
        HandoverLink link = find(token, " for update").orElse(null);
        if (link == null) {
            return refused(null, HandoverCode.HANDOVER_UNKNOWN);
        }
        Instant declaredAt = asked.declaredAt() == null ? now : asked.declaredAt();
        if (asked.id().isBlank()
                || asked.id().length() > MOST_CONFIRMATION_ID
                || !Channel.isBelievable(declaredAt, now)) {
            return refused(link, HandoverCode.HANDOVER_NOT_CONFIRMED);
        }
        Duration patience = policies.timeline().at(now).get(OpenPoints.HAND_OVER_PATIENCE);
        return switch (link.judge(asked.id(), declaredAt, now, patience)) {
            case HandoverLink.Repeated _ -> taken(link);
            case HandoverLink.Refused(HandoverCode code) -> refused(link, code);
            case HandoverLink.Good _ -> carry(link, asked, declaredAt, caller, now);
        };
    }

    private Confirmed carry(
            HandoverLink link, Confirmation asked, Instant declaredAt, @Nullable Caller caller, Instant now) {
        boolean speaks = caller != null && (caller.has(Role.CARRIER) || caller.has(Role.DRIVER));
        if (!speaks && !link.alone()) {
            return refused(link, HandoverCode.HANDOVER_LOGIN);
        }
        if (!link.isFor(asked.entries().text("plate").orElse(""))) {
            return refused(link, HandoverCode.HANDOVER_OTHER_TRUCK);
        }
        Channel channel = new Channel(Channel.Means.LINK, declaredAt.truncatedTo(ChronoUnit.SECONDS));
        Filing filing = manifests.change(
                link.number(),
                OptionalInt.empty(),
                _ -> true,
                manifest -> Transitions.apply(
                        manifest,
                        new Step.Carry(asked.entries(), channel),
                        speaks && caller != null
                                ? new Actor(caller.username(), caller.organization(), caller.roles())
                                : Actor.ofLink(
                                        link.id(), manifest.header().carrier().id()),
                        facts,
                        now));
        return switch (filing) {
            case null -> throw new IllegalStateException("manifests are never deleted");
            case Filing.Refused refused -> {
                audit(link, refused.refusals().getFirst().code().name());
                yield new StepRefused(refused.refusals());
            }
            case Filing.Filed _ -> {
                statements.update(
                        "update handover set confirmation = ?, used_at = ?, used_by = ?, declared_at = ? where id = ?",
                        asked.id(),
                        now,
                        speaks && caller != null ? caller.username() : "link:" + link.id(),
                        declaredAt,
                        link.id());
                yield new Taken(link.number(), declaredAt, now);
            }
        };
    }

    private Confirmed taken(HandoverLink link) {
        return statements
                .query(
                        "select declared_at, used_at from handover where id = ?",
                        row -> new Taken(
                                link.number(), Statements.time(row, "declared_at"), Statements.time(row, "used_at")),
                        link.id())
                .getFirst();
    }

    private LinkRefused refused(@Nullable HandoverLink link, HandoverCode code) {
        if (link == null) {
            audit.record("HANDOVER_REFUSED", "handover", "unknown", Map.of("code", code.name()));
        } else {
            audit(link, code.name());
        }
        return new LinkRefused(code);
    }

    private void audit(HandoverLink link, String code) {
        audit.record(
                "HANDOVER_REFUSED",
                "handover",
                Long.toString(link.id()),
                Map.of("code", code, "number", link.number().value()));
    }

    private Optional<HandoverLink> find(String token, String lock) {
        return HandoverToken.check(token)
                .flatMap(secret ->
                        statements.first(SELECT + "token_digest = ?" + lock, HandoverBook::link, secret.digest()));
    }

    private static HandoverLink link(ResultSet row) throws SQLException {
        String plate = row.getString("plate");
        return new HandoverLink(
                row.getLong("id"),
                new ManifestNumber(row.getString("number")),
                plate == null ? null : new PlateNumber(plate),
                row.getBoolean("alone"),
                Statements.time(row, "expires_at"),
                Statements.instant(row, "opened_at"),
                row.getString("confirmation"),
                row.getBoolean("withdrawn"));
    }

    private KnownDriver driver(ResultSet row) throws SQLException {
        return new KnownDriver(seal.open(row.getString(1)), seal.open(row.getString(2)));
    }
}
