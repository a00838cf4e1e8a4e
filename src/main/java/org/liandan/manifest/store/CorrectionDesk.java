package org.liandan.manifest.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.liandan.http.Caller;
import org.liandan.http.Problem;
import org.liandan.manifest.Actor;
import org.liandan.manifest.Correction;
import org.liandan.manifest.CorrectionOutcome;
import org.liandan.manifest.CorrectionTerms;
import org.liandan.manifest.Corrections;
import org.liandan.manifest.Manifest;
import org.liandan.manifest.ManifestEvent;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.Refusal;
import org.liandan.policy.OpenPoints;
import org.liandan.policy.Policy;
import org.liandan.policy.store.PolicyBook;

/**
 * The desk for corrections. Each call is one transaction under the manifest's lock: a step and an answer at the same time
 * wait for each other, and the later one is judged by what the earlier one has left.
 */
@ApplicationScoped
public class CorrectionDesk {

    private final ManifestDesk desk;
    private final Manifests manifests;
    private final CorrectionRows rows;
    private final Succession facts;
    private final PolicyBook policies;
    private final CalendarBook calendars;
    private final Clock clock;

    CorrectionDesk(
            ManifestDesk desk,
            Manifests manifests,
            CorrectionRows rows,
            Succession facts,
            PolicyBook policies,
            CalendarBook calendars,
            Clock clock) {
        this.desk = desk;
        this.manifests = manifests;
        this.rows = rows;
        this.facts = facts;
        this.policies = policies;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** How long parties have to answer, as ruled or proposed now. */
    public CorrectionTerms terms() {
        Policy policy = policies.timeline().at(now());
        return new CorrectionTerms(
                policy.get(OpenPoints.CORRECTION_ANSWER),
                policy.get(OpenPoints.CORRECTION_WORKING_DAYS),
                calendars.calendar());
    }

    /**
     * Proposes a correction.
     *
     * @param texts what the named fields shall hold, by path; an empty text empties the field
     */
    @Transactional
    public CorrectionFiling propose(ManifestNumber number, Map<String, String> texts, String reason, Caller caller) {
        StoredManifest locked = locked(number, caller);
        StoredCorrection waiting = rows.pending(number);
        Instant now = now();
        return switch (Corrections.propose(
                locked.manifest(),
                waiting == null ? null : waiting.correction(),
                texts,
                reason,
                actor(caller),
                facts,
                now)) {
            case CorrectionOutcome.Refused(List<Refusal> refusals) -> new CorrectionFiling.Refused(refusals, locked);
            case CorrectionOutcome.Taken taken -> filed(locked, rows.insert(number, taken.correction()), taken, now);
        };
    }

    /** A party's consent. */
    @Transactional
    public CorrectionFiling approve(ManifestNumber number, long id, Caller caller) {
        return answer(
                number,
                id,
                caller,
                (manifest, correction, actor, now) -> Corrections.approve(manifest, correction, actor, facts, now));
    }

    /** A party's no. */
    @Transactional
    public CorrectionFiling decline(ManifestNumber number, long id, String reason, Caller caller) {
        return answer(
                number,
                id,
                caller,
                (manifest, correction, actor, now) -> Corrections.decline(manifest, correction, reason, actor, now));
    }

    /** The proposer takes it back. */
    @Transactional
    public CorrectionFiling withdraw(ManifestNumber number, long id, Caller caller) {
        return answer(number, id, caller, (_, correction, actor, now) -> Corrections.withdraw(correction, actor, now));
    }

    /** The bureau decides in the place of those who have not answered. */
    @Transactional
    public CorrectionFiling decide(ManifestNumber number, long id, boolean approved, String reason, Caller caller) {
        return answer(
                number,
                id,
                caller,
                (manifest, correction, actor, now) ->
                        Corrections.decide(manifest, correction, approved, reason, actor, terms(), facts, now));
    }

    /** The corrections of a manifest that the caller may know of, the latest first. */
    public List<StoredCorrection> of(ManifestNumber number, Caller caller) {
        desk.get(number, caller);
        return rows.of(number);
    }

    /** One correction of a manifest that the caller may know of. */
    public StoredCorrection get(ManifestNumber number, long id, Caller caller) {
        desk.get(number, caller);
        return known(number, id);
    }

    /** The corrections that wait, among the manifests that the caller is a party to or may see; the longest waiting first. */
    public List<StoredCorrection> waiting(int limit, Caller caller) {
        return rows.waiting(caller.seesEverything() ? null : caller.organization(), limit);
    }

    /** The contents of a manifest that corrections have replaced, the first one first. */
    public List<Edition> editions(ManifestNumber number, Caller caller) {
        desk.get(number, caller);
        return rows.editions(number);
    }

    private interface Answer {
        CorrectionOutcome of(Manifest manifest, Correction correction, Actor actor, Instant now);
    }

    private CorrectionFiling answer(ManifestNumber number, long id, Caller caller, Answer answer) {
        StoredManifest locked = locked(number, caller);
        StoredCorrection stored = known(number, id);
        Instant now = now();
        return switch (answer.of(locked.manifest(), stored.correction(), actor(caller), now)) {
            case CorrectionOutcome.Refused(List<Refusal> refusals) -> new CorrectionFiling.Refused(refusals, locked);
            case CorrectionOutcome.Taken taken -> filed(locked, id, taken, now);
        };
    }

    private CorrectionFiling filed(StoredManifest locked, long id, CorrectionOutcome.Taken taken, Instant now) {
        ManifestNumber number = locked.manifest().header().number();
        Manifest corrected = taken.corrected();
        StoredManifest current = locked;
        Integer edition = null;
        List<ManifestEvent> events = taken.events().stream()
                .map(event -> event.about("correction", id))
                .toList();
        if (corrected == null) {
            events.forEach(event -> manifests.note(locked, event));
        } else {
            events.subList(0, events.size() - 1).forEach(event -> manifests.note(locked, event));
            rows.keep(locked, id, now);
            current = manifests.correct(locked, corrected, events.getLast());
            edition = current.edition();
        }
        rows.update(id, taken.correction(), edition);
        return new CorrectionFiling.Filed(new StoredCorrection(id, number, taken.correction(), edition), current);
    }

    private StoredManifest locked(ManifestNumber number, Caller caller) {
        StoredManifest locked = manifests.lock(number);
        // judged by the one rule that also judges reading
        desk.get(number, caller);
        if (locked == null) {
            throw new IllegalStateException("manifest " + number + " was there and is not");
        }
        return locked;
    }

    private StoredCorrection known(ManifestNumber number, long id) {
        StoredCorrection stored = rows.find(number, id);
        if (stored == null) {
            throw Problem.notFound("没有这项更正。 There is no such correction.");
        }
        return stored;
    }

    private static Actor actor(Caller caller) {
        return new Actor(caller.username(), caller.organization(), caller.roles());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
