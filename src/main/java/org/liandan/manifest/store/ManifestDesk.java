package org.liandan.manifest.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.FieldViolation;
import org.liandan.http.Problem;
import org.liandan.manifest.Actor;
import org.liandan.manifest.Channel;
import org.liandan.manifest.Circumstances;
import org.liandan.manifest.Consignment;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.Entries;
import org.liandan.manifest.Manifest;
import org.liandan.manifest.ManifestEvent;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.Outcome;
import org.liandan.manifest.Party;
import org.liandan.manifest.Refusal;
import org.liandan.manifest.Site;
import org.liandan.manifest.Step;
import org.liandan.manifest.Transitions;
import org.liandan.party.OrganizationId;
import org.liandan.party.Role;
import org.liandan.policy.Policy;
import org.liandan.policy.store.PolicyBook;

/**
 * The desk at which steps on manifests are handed in, for programs and pages alike. Each call is one transaction. A refused
 * step comes back as a value and has written nothing; a manifest that the caller may not know of is a 404 {@link Problem}.
 */
@ApplicationScoped
public class ManifestDesk {

    private final Manifests manifests;
    private final ManifestList list;
    private final RegisterFacts facts;
    private final CorrectionRows corrections;
    private final NumberBlocks blocks;
    private final TrackFacts tracks;
    private final PolicyBook policies;
    private final SiteLicences licences;
    private final Clock clock;

    ManifestDesk(
            Manifests manifests,
            ManifestList list,
            RegisterFacts facts,
            CorrectionRows corrections,
            NumberBlocks blocks,
            TrackFacts tracks,
            PolicyBook policies,
            SiteLicences licences,
            Clock clock) {
        this.manifests = manifests;
        this.list = list;
        this.facts = facts;
        this.corrections = corrections;
        this.blocks = blocks;
        this.tracks = tracks;
        this.policies = policies;
        this.licences = licences;
        this.clock = clock;
    }

    /**
     * 产出方创建电子联单.
     *
     * @param issue true signs it at once, false leaves a draft
     */
    @Transactional
    public Filing create(NewManifest asked, boolean issue, Caller caller) {
        Actor actor = actor(caller);
        Instant now = now();
        Consignment consignment = consignment(asked, actor.organization());
        NumberBlocks.Choice chosen = blocks.choose(asked, consignment, now);
        if (chosen instanceof NumberBlocks.Choice.Wrong(Refusal refusal)) {
            return new Filing.Refused(List.of(refusal), null);
        }
        Outcome<Manifest.Draft> drafted = Transitions.create(
                () -> chosen.number().orElseGet(() -> manifests.nextNumber(DistrictTime.dayOf(now))),
                consignment,
                asked.producer(),
                actor,
                circumstances(now));
        Filing filing = switch (drafted) {
            case Outcome.Refused<Manifest.Draft>(List<Refusal> refusals) -> new Filing.Refused(refusals, null);
            case Outcome.Accepted<Manifest.Draft>(Manifest.Draft draft, ManifestEvent created) ->
                issue ? issued(draft, created, actor, now) : filed(draft, List.of(created));
        };
        return RefusalLog.noted(filing, actor);
    }

    private Filing issued(Manifest.Draft draft, ManifestEvent created, Actor actor, Instant now) {
        return switch (Transitions.apply(draft, new Step.Issue(), actor, circumstances(now))) {
            case Outcome.Refused<?>(List<Refusal> refusals) -> new Filing.Refused(refusals, null);
            case Outcome.Accepted<?>(Manifest next, ManifestEvent event) -> filed(next, List.of(created, event));
        };
    }

    private Filing filed(Manifest manifest, List<ManifestEvent> events) {
        return new Filing.Filed(manifests.insert(manifest, events));
    }

    /** Puts other content into a draft. */
    @Transactional
    public Filing edit(ManifestNumber number, OptionalInt version, NewManifest asked, Caller caller) {
        Consignment consignment = consignment(asked, caller.organization());
        return take(number, version, new Step.Edit(consignment, asked.producer()), caller);
    }

    /** The producer signs. */
    @Transactional
    public Filing issue(ManifestNumber number, OptionalInt version, Caller caller) {
        return take(number, version, new Step.Issue(), caller);
    }

    /** 承运方核实联单内容. */
    @Transactional
    public Filing carry(ManifestNumber number, OptionalInt version, Entries carrier, Caller caller) {
        return take(number, version, new Step.Carry(carrier), caller);
    }

    /**
     * 承运方核实联单内容, on a page that may have waited for a network.
     *
     * @param declaredAt when the person confirmed by the clock of his phone
     */
    @Transactional
    public Filing carryFromPage(
            ManifestNumber number, OptionalInt version, Entries carrier, @Nullable Instant declaredAt, Caller caller) {
        return take(number, version, new Step.Carry(carrier, Channel.ofPage(declaredAt, now())), caller);
    }

    /** The truck has arrived. */
    @Transactional
    public Filing arrive(ManifestNumber number, OptionalInt version, Caller caller) {
        return take(number, version, new Step.Arrive(), caller);
    }

    /**
     * The truck has arrived, said on a page that may have waited for a network.
     *
     * @param declaredAt when the person said so by the clock of his phone
     */
    @Transactional
    public Filing arriveFromPage(
            ManifestNumber number, OptionalInt version, @Nullable Instant declaredAt, Caller caller) {
        return take(number, version, new Step.Arrive(Channel.ofPage(declaredAt, now())), caller);
    }

    /** 接收方核实联单内容. */
    @Transactional
    public Filing receive(ManifestNumber number, OptionalInt version, Entries receiver, Caller caller) {
        return take(number, version, new Step.Receive(receiver), caller);
    }

    /** Voids the manifest. */
    @Transactional
    public Filing cancel(ManifestNumber number, OptionalInt version, String reason, Caller caller) {
        Filing filing = take(number, version, new Step.Cancel(reason), caller);
        if (filing instanceof Filing.Filed(StoredManifest stored)) {
            corrections.lapse(stored.manifest());
        }
        return filing;
    }

    /** A manifest that the caller may know of. */
    public StoredManifest get(ManifestNumber number, Caller caller) {
        StoredManifest stored = manifests.find(number);
        if (stored == null || !(mayKnow(stored.manifest(), caller) || isOfItsArea(number, caller))) {
            throw notFound();
        }
        return stored;
    }

    /** Its history, oldest first; to be asked only for a manifest that {@link #get} gave. */
    public List<HistoryLine> history(ManifestNumber number) {
        return manifests.history(number);
    }

    /**
     * One page of the manifests that the caller may know of.
     *
     * @throws Problem where it lies too deep: whoever leafs through thousands is looking for something else
     */
    public ManifestPage list(ManifestFilter filter, int limit, int offset, Caller caller) {
        if (offset > 0 && (long) offset + limit > ManifestList.DEEPEST) {
            throw Problem.invalid(List.of(new FieldViolation(
                    "page",
                    "列表只翻到前 " + ManifestList.DEEPEST + " 份，请用时间等条件缩小范围，或用 updatedAfter 逐批读取。"
                            + " A list is leafed through up to " + ManifestList.DEEPEST
                            + "; narrow it, by time for instance, or read by updatedAfter.")));
        }
        return list.page(filter, reader(caller), limit, offset);
    }

    /** The first of the manifests that the caller may know of, uncounted. */
    public List<ManifestSummary> first(ManifestFilter filter, int most, Caller caller) {
        return list.first(filter, reader(caller), most);
    }

    /** How many manifests the caller may know of, or that many when there are more. */
    public long count(ManifestFilter filter, int most, Caller caller) {
        return list.count(filter, reader(caller), most);
    }

    private static @Nullable OrganizationId reader(Caller caller) {
        return caller.seesEverything() ? null : caller.organization();
    }

    /** Gives every manifest that the caller may know of to a table, at most so many, without holding them all. */
    @Transactional
    public int export(ManifestFilter filter, int most, ManifestTaker taker, Caller caller) throws IOException {
        return list.each(filter, reader(caller), most, taker::take);
    }

    /** Takes one line of an export. */
    public interface ManifestTaker {
        void take(ManifestSummary summary) throws IOException;
    }

    /** The organisation of that credit code or id; empty when there is none. */
    public Optional<OrganizationId> organization(String codeOrId) {
        return Optional.ofNullable(facts.party(codeOrId)).map(Party::id);
    }

    /**
     * 接收方核实联单内容 for several at a time. A refused one does not stop the others.
     *
     * @param receipts the receiver's part of each; of a number that comes twice the later one counts
     * @return one filing each; null for a manifest that the caller may not know of
     */
    @Transactional
    public Map<ManifestNumber, @Nullable Filing> receiveAll(Map<ManifestNumber, Entries> receipts, Caller caller) {
        Actor actor = actor(caller);
        Instant now = now();
        Map<ManifestNumber, @Nullable Filing> filings = new LinkedHashMap<>();
        // in one order, so that two gate-keepers with overlapping lists wait for each other instead of for ever
        new TreeMap<>(Map.copyOf(receipts).entrySet().stream()
                        .collect(Collectors.toMap(entry -> entry.getKey().value(), Map.Entry::getValue)))
                .forEach((number, entries) -> filings.put(
                        new ManifestNumber(number),
                        manifests.change(
                                new ManifestNumber(number),
                                OptionalInt.empty(),
                                manifest -> mayKnow(manifest, caller),
                                manifest -> Transitions.apply(
                                        manifest, new Step.Receive(entries), actor, circumstances(now)))));
        return filings;
    }

    private Filing take(ManifestNumber number, OptionalInt version, Step step, Caller caller) {
        Actor actor = actor(caller);
        Instant now = now();
        Filing filing = manifests.change(
                number,
                version,
                manifest -> mayKnow(manifest, caller),
                manifest -> Transitions.apply(manifest, step, actor, circumstances(now)));
        if (filing == null) {
            throw notFound();
        }
        return RefusalLog.noted(filing, actor);
    }

    /** What holds at the moment of everything that the notice leaves open; for forms. */
    public Policy policy() {
        return policies.timeline().at(now());
    }

    /** What held of it when the manifest was issued; for a draft as of now. */
    public Policy policyOf(StoredManifest stored) {
        return circumstances(now()).policyOf(stored.manifest());
    }

    Circumstances circumstances(Instant now) {
        return new Circumstances(facts, tracks, policies.timeline(), licences, now);
    }

    Consignment consignment(NewManifest asked, OrganizationId producer) {
        Set<String> unnamed = new HashSet<>();
        String origin = named(asked.originPlace(), Consignment.ORIGIN, unnamed);
        String destination = named(asked.destinationPlace(), Consignment.DESTINATION, unnamed);
        String carrier = named(asked.carrierOrganization(), Consignment.CARRIER, unnamed);
        String receiver = named(asked.receiverOrganization(), Consignment.RECEIVER, unnamed);
        Site to = destination == null ? null : facts.site(destination);
        Party operator = to == null ? null : to.operator();
        return new Consignment(
                facts.own(producer),
                origin == null ? null : facts.site(origin),
                to,
                carrier == null ? null : facts.party(carrier),
                receiver == null ? operator : facts.party(receiver),
                unnamed);
    }

    private static @Nullable String named(@Nullable String text, String field, Set<String> unnamed) {
        if (text == null || text.isBlank()) {
            unnamed.add(field);
            return null;
        }
        return text.strip();
    }

    private static Actor actor(Caller caller) {
        return new Actor(caller.username(), caller.organization(), caller.roles());
    }

    private static boolean mayKnow(Manifest manifest, Caller caller) {
        return caller.seesEverything() || manifest.concerns(caller.organization());
    }

    /** A sub-district reads what its ledger is made of, and takes no step. */
    private boolean isOfItsArea(ManifestNumber number, Caller caller) {
        return caller.has(Role.SUBDISTRICT) && list.comesFrom(number, caller.organization());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Problem notFound() {
        return Problem.notFound("没有这份联单，或无权查看。 There is no such manifest, or it is not yours to see.");
    }
}
