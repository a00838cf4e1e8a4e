package org.liandan.manifest.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.geo.LonLat;
import org.liandan.http.store.PersonalSeal;
import org.liandan.http.store.Statements;
import org.liandan.manifest.Actor;
import org.liandan.manifest.Channel;
import org.liandan.manifest.Entries;
import org.liandan.manifest.Manifest;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.Step;
import org.liandan.manifest.Transitions;
import org.liandan.manifest.TransportMode;
import org.liandan.manifest.WasteCategory;
import org.liandan.manifest.waybill.Candidate;
import org.liandan.manifest.waybill.EarlierWaybill;
import org.liandan.manifest.waybill.WaybillContent;
import org.liandan.manifest.waybill.WaybillMatch;
import org.liandan.manifest.waybill.WaybillReason;

/**
 * Waybills from trucks' terminals: each is read, matched, filed with its manifest by the same rules as a person's
 * confirmation, and kept with what came of it, all in the caller's transaction.
 */
@ApplicationScoped
public class WaybillBook {

    /** A truck that stands within this distance of a place's fence is at the place. */
    private static final int AT_PLACE_M = 50;

    private static final int MOST_CANDIDATES = 200;
    /** The same refused content again within this time is counted with the first. */
    private static final Duration REFUSED_AGAIN_WITHIN = Duration.ofHours(1);

    private static final TypeReference<List<WaybillReason>> REASONS = new TypeReference<>() {};

    private static final String CANDIDATES = """
            select m.number, n.plate is not null as named,
                coalesce(st_dwithin(o.fence::geography, st_setsrid(st_makepoint(?, ?), 4326)::geography, ?), false) as there
            from manifest m join place o on o.id = m.origin_place_id
                left join lateral (
                    select h.plate from handover h where h.number = m.number and h.withdrawn_at is null
                    order by h.id desc limit 1) n on true
            where m.carrier_organization_id = ? and m.state = 'ISSUED' and coalesce(n.plate, ?) = ?
            order by m.issued_at limit ?""";

    private static final String EARLIER = """
            select w.id, w.accepted, w.answer, w.last_at, w.handled_at, w.reasons, m.state
            from waybill w left join manifest m on m.number = w.number
            where w.terminal_id = ? and w.digest = ? order by w.id desc limit 1""";

    private static final String INSERT = """
            insert into waybill (terminal_id, vehicle_id, organization_id, phone, plate, received_at, content, content_bytes,
                digest, accepted, reasons, number, answer, last_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?) returning id""";

    private final Statements statements;
    private final Manifests manifests;
    private final RegisterFacts facts;
    private final CardBook cards;
    private final PersonalText personal;
    private final PersonalSeal seal;
    private final WaybillSettings settings;
    private final AuditLog audit;
    private final ObjectMapper json;
    private final Clock clock;

    WaybillBook(
            Statements statements,
            Manifests manifests,
            RegisterFacts facts,
            CardBook cards,
            PersonalText personal,
            PersonalSeal seal,
            WaybillSettings settings,
            AuditLog audit,
            ObjectMapper json,
            Clock clock) {
        this.statements = statements;
        this.manifests = manifests;
        this.facts = facts;
        this.cards = cards;
        this.personal = personal;
        this.seal = seal;
        this.settings = settings;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What the terminal is told.
     *
     * @param accepted whether a manifest was filled, by this waybill or by the same one before
     * @param text for the driver, in Chinese
     */
    public record Answer(boolean accepted, String text) {}

    /** What came of a waybill, and the manifest that it concerns as far as one is known. */
    private record Result(
            List<WaybillReason> reasons, @Nullable ManifestNumber number, String destination) {

        boolean accepted() {
            return reasons.isEmpty();
        }

        Answer answer() {
            return accepted()
                    ? new Answer(true, WaybillTexts.accepted(String.valueOf(number), destination))
                    : new Answer(false, WaybillTexts.refused(reasons));
        }
    }

    private record Earlier(
            long id,
            boolean accepted,
            String answer,
            Instant lastAt,
            boolean handled,
            List<WaybillReason> reasons,
            boolean stillCarried) {}

    /**
     * Takes a waybill.
     *
     * @param terminal who sends it
     * @param content as sent
     * @param standing where the truck is known to stand now, or null
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Answer take(RegisteredTerminal terminal, byte[] content, Instant receivedAt, @Nullable LonLat standing) {
        int terminalId = terminal.terminal().value();
        // a terminal that sends twice at once is served one after the other
        statements.query("select pg_advisory_xact_lock(7701, ?)", row -> true, terminalId);
        byte[] digest = personal.digest(content);
        Optional<Earlier> before = earlier(terminalId, digest);
        if (before.isPresent() && repeats(before.get(), content, receivedAt)) {
            return again(before.get(), receivedAt);
        }
        if (sentToday(terminalId, receivedAt) >= settings.mostPerDay()) {
            return new Answer(false, WaybillTexts.refused(List.of(WaybillReason.tooMany())));
        }
        Result result = file(terminal, content, receivedAt, standing);
        if (before.isPresent() && isRefusedAgain(before.get(), result.reasons(), receivedAt)) {
            return again(before.get(), receivedAt);
        }
        keep(terminal, content, digest, receivedAt, result);
        return result.answer();
    }

    private boolean repeats(Earlier earlier, byte[] content, Instant receivedAt) {
        boolean identified = WaybillContent.read(content) instanceof WaybillContent.Legible(WaybillContent legible)
                && (legible.number() != null || legible.filledInAt() != null);
        return new EarlierWaybill(earlier.accepted(), identified, earlier.stillCarried(), earlier.lastAt())
                .isRepeatedAt(receivedAt);
    }

    private static boolean isRefusedAgain(Earlier earlier, List<WaybillReason> reasons, Instant receivedAt) {
        return !earlier.accepted()
                && !earlier.handled()
                && earlier.reasons().equals(reasons)
                && receivedAt.isBefore(earlier.lastAt().plus(REFUSED_AGAIN_WITHIN));
    }

    private Answer again(Earlier earlier, Instant receivedAt) {
        statements.update(
                "update waybill set repeats = repeats + 1, last_at = ? where id = ?", receivedAt, earlier.id());
        return new Answer(earlier.accepted(), earlier.answer());
    }

    private Result file(RegisteredTerminal terminal, byte[] content, Instant receivedAt, @Nullable LonLat standing) {
        return switch (WaybillContent.read(content)) {
            case WaybillContent.Illegible(List<WaybillReason> reasons) -> new Result(reasons, null, "");
            case WaybillContent.Legible(WaybillContent waybill) ->
                switch (WaybillMatch.of(waybill, terminal.plate(), candidates(terminal, standing), receivedAt)) {
                    case WaybillMatch.Refused(List<WaybillReason> reasons) -> new Result(reasons, null, "");
                    case WaybillMatch.Found(ManifestNumber number) -> carry(terminal, waybill, number);
                };
        };
    }

    private Result carry(RegisteredTerminal terminal, WaybillContent waybill, ManifestNumber number) {
        Actor actor = Actor.ofTerminal(terminal.phone(), terminal.carrier());
        Channel channel = new Channel(Channel.Means.TERMINAL, waybill.filledInAt());
        // the step is taken now; when the waybill came stands with the waybill
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Filing filing = manifests.change(
                number,
                OptionalInt.empty(),
                manifest -> manifest.concerns(terminal.carrier())
                        && manifest.header().carrier().id().equals(terminal.carrier()),
                manifest -> Transitions.apply(
                        manifest,
                        new Step.Carry(filled(terminal, waybill.carrier(), manifest, now), channel),
                        actor,
                        facts,
                        now));
        return switch (filing) {
            case null -> new Result(List.of(WaybillReason.unknown(number)), null, "");
            case Filing.Refused refused ->
                new Result(refused.refusals().stream().map(WaybillReason::of).toList(), number, "");
            case Filing.Filed(StoredManifest stored) ->
                new Result(
                        List.of(),
                        number,
                        stored.manifest().header().destination().name());
        };
    }

    /** What the waybill leaves out and the registry knows: the carrier itself, the terminal's vehicle, the usual mode. */
    private Entries filled(RegisteredTerminal terminal, Entries sent, Manifest manifest, Instant now) {
        var carrier = manifest.header().carrier();
        Entries.Builder all = Entries.with("transportMode", usualMode(manifest))
                .with("responsibleParty", carrier.name())
                .with("creditCode", carrier.creditCode())
                .with("plate", terminal.plate());
        if (settings.fillFromCard()) {
            driver(terminal, now).ifPresent(driver -> driver.texts().forEach(all::with));
        }
        sent.texts().forEach(all::with);
        return all.done();
    }

    /** The carrier's registered driver whose card is in the terminal. */
    private Optional<Entries> driver(RegisteredTerminal terminal, Instant now) {
        return cards.atTheWheel(terminal.vehicle(), now)
                .flatMap(card -> statements.first(
                        """
                        select name, phone from driver
                        where organization_id = ? and active and licence_number = any(?) and name = ? limit 1""",
                        row -> Entries.with("driverName", row.getString("name"))
                                .with("driverPhone", seal.open(row.getString("phone")))
                                .done(),
                        terminal.carrier().value(),
                        card.licence() == null ? Set.of() : seal.forms(card.licence()),
                        card.name()));
    }

    private static TransportMode usualMode(Manifest manifest) {
        return manifest.producer().wasteCategory() == WasteCategory.ENGINEERING_SLURRY
                ? TransportMode.ROAD_TANK
                : TransportMode.ROAD_DUMP;
    }

    private List<Candidate> candidates(RegisteredTerminal terminal, @Nullable LonLat standing) {
        return statements.query(
                CANDIDATES,
                row -> new Candidate(
                        new ManifestNumber(row.getString("number")), row.getBoolean("named"), row.getBoolean("there")),
                standing == null ? 0.0 : standing.lonDeg(),
                standing == null ? 0.0 : standing.latDeg(),
                AT_PLACE_M,
                terminal.carrier().value(),
                terminal.plate(),
                terminal.plate(),
                MOST_CANDIDATES);
    }

    private Optional<Earlier> earlier(int terminal, byte[] digest) {
        return statements.first(
                EARLIER,
                row -> new Earlier(
                        row.getLong("id"),
                        row.getBoolean("accepted"),
                        row.getString("answer"),
                        Statements.time(row, "last_at"),
                        row.getObject("handled_at") != null,
                        reasons(row.getString("reasons")),
                        "IN_TRANSIT".equals(row.getString("state"))),
                terminal,
                digest);
    }

    private long sentToday(int terminal, Instant now) {
        return statements
                .query(
                        "select count(*) from waybill where terminal_id = ? and received_at > ?",
                        row -> row.getLong(1),
                        terminal,
                        now.minus(Duration.ofDays(1)))
                .getFirst();
    }

    private void keep(RegisteredTerminal terminal, byte[] content, byte[] digest, Instant receivedAt, Result result) {
        byte[] bounded = Arrays.copyOf(content, Math.min(content.length, WaybillContent.MOST_BYTES));
        ManifestNumber number = result.number();
        long id = statements
                .query(
                        INSERT,
                        row -> row.getLong(1),
                        terminal.terminal().value(),
                        terminal.vehicle().value(),
                        terminal.carrier().value(),
                        terminal.phone().digits(),
                        terminal.plate(),
                        receivedAt,
                        personal.seal(bounded),
                        content.length,
                        digest,
                        result.accepted(),
                        written(result.reasons()),
                        number == null ? null : number.value(),
                        result.answer().text(),
                        receivedAt)
                .getFirst();
        audit.record(
                result.accepted() ? "WAYBILL_ACCEPTED" : "WAYBILL_REFUSED",
                "waybill",
                Long.toString(id),
                Map.of(
                        "terminal",
                        terminal.phone().digits(),
                        "number",
                        number == null ? "" : number.value(),
                        "reasons",
                        result.reasons().stream().map(WaybillReason::code).toList()));
    }

    private List<WaybillReason> reasons(String stored) {
        try {
            return json.readValue(stored, REASONS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read the reasons of a refusal", e);
        }
    }

    private String written(List<WaybillReason> reasons) {
        try {
            return json.writeValueAsString(reasons);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the reasons of a refusal", e);
        }
    }
}
