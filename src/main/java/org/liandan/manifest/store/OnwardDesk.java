package org.liandan.manifest.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.http.Caller;
import org.liandan.http.Problem;
import org.liandan.http.Violations;
import org.liandan.manifest.Actor;
import org.liandan.manifest.Consignment;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.Entries;
import org.liandan.manifest.Fitness;
import org.liandan.manifest.Lineage;
import org.liandan.manifest.Manifest;
import org.liandan.manifest.ManifestEvent;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.MassBalance;
import org.liandan.manifest.Onward;
import org.liandan.manifest.Outcome;
import org.liandan.manifest.Party;
import org.liandan.manifest.Refusal;
import org.liandan.manifest.RefusalCode;
import org.liandan.manifest.Site;
import org.liandan.manifest.Step;
import org.liandan.manifest.Transitions;
import org.liandan.party.Checked;
import org.liandan.party.Role;
import org.liandan.party.Sentence;
import org.liandan.place.PlaceKind;

/** The desk for loads that go on, and for the books of the places that send them on. Each call is one transaction. */
@ApplicationScoped
public class OnwardDesk {

    private static final int MOST_OFFERED = 60;

    /** A page shows a month's, at one a day. */
    private static final int MOST_RESIDUES = 31;

    private final ManifestDesk desk;
    private final Manifests manifests;
    private final Succession succession;
    private final RegisterFacts register;
    private final Books books;
    private final AuditLog audit;
    private final Clock clock;

    OnwardDesk(
            ManifestDesk desk,
            Manifests manifests,
            Succession succession,
            RegisterFacts register,
            Books books,
            AuditLog audit,
            Clock clock) {
        this.desk = desk;
        this.manifests = manifests;
        this.succession = succession;
        this.register = register;
        this.books = books;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Sends on what the gate did not take.
     *
     * @param destination code or id of the next place
     * @param carrier credit code or id of who carries it on; null for the one that brought it
     */
    @Transactional
    public Filing afterRefusal(ManifestNumber number, String destination, @Nullable String carrier, Caller caller) {
        StoredManifest parent = manifests.lock(number);
        desk.get(number, caller);
        if (parent == null) {
            throw new IllegalStateException("manifest " + number + " was there and is not");
        }
        Instant now = now();
        Site to = register.site(destination.strip());
        Party by = carrier == null || carrier.isBlank()
                ? parent.manifest().header().carrier()
                : register.party(carrier.strip());
        ManifestNumber continued = succession.continuation(number).orElse(null);
        return switch (Onward.afterRefusal(
                numbers(now), parent.manifest(), to, by, continued, actor(caller), desk.circumstances(now))) {
            case Outcome.Refused<Manifest.Issued>(List<Refusal> refusals) -> new Filing.Refused(refusals, parent);
            case Outcome.Accepted<Manifest.Issued>(Manifest.Issued child, ManifestEvent event) -> {
                StoredManifest stored = manifests.insert(child, List.of(event));
                noteChild(parent, child, event);
                yield new Filing.Filed(stored);
            }
        };
    }

    /**
     * Sends on what a sorting centre or transfer yard made of its receipts; issued at once.
     *
     * @param asked where from, where to and by whom, and the operator's part
     * @param fitness name of a {@link Fitness}
     * @param parents numbers of the receipts
     */
    @Transactional
    public Filing fromSite(NewManifest asked, @Nullable String fitness, List<String> parents, Caller caller) {
        List<Refusal> refusals = new ArrayList<>();
        Fitness declared = fitness(fitness, refusals);
        List<StoredManifest> receipts = receipts(parents, caller, refusals);
        if (!refusals.isEmpty()) {
            return new Filing.Refused(refusals, null);
        }
        Instant now = now();
        Actor actor = actor(caller);
        Consignment consignment = desk.consignment(asked, caller.organization());
        Site origin = consignment.origin();
        Outcome<Manifest.Draft> drafted = Onward.fromSite(
                numbers(now),
                consignment,
                receipts.stream().map(StoredManifest::manifest).toList(),
                declared,
                origin == null ? MassBalance.EMPTY : books.lock(origin.id()),
                books.tolerance(),
                asked.producer(),
                actor,
                desk.circumstances(now));
        return switch (drafted) {
            case Outcome.Refused<Manifest.Draft>(List<Refusal> found) -> new Filing.Refused(found, null);
            case Outcome.Accepted<Manifest.Draft>(Manifest.Draft draft, ManifestEvent created) ->
                issued(draft, created, receipts, actor, now);
        };
    }

    private Filing issued(
            Manifest.Draft draft, ManifestEvent created, List<StoredManifest> parents, Actor actor, Instant now) {
        return switch (Transitions.apply(draft, new Step.Issue(), actor, desk.circumstances(now))) {
            case Outcome.Refused<?>(List<Refusal> refusals) -> new Filing.Refused(refusals, null);
            case Outcome.Accepted<?>(Manifest next, ManifestEvent event) -> {
                Lineage lineage = next.header().lineage();
                ManifestEvent told = created.about(
                                "parents",
                                String.join(
                                        ",",
                                        lineage.parents().stream()
                                                .map(ManifestNumber::value)
                                                .toList()))
                        .about("fitness", String.valueOf(lineage.fitness()));
                StoredManifest stored = manifests.insert(next, List.of(told, event));
                parents.forEach(parent -> noteChild(parent, next, event));
                yield new Filing.Filed(stored);
            }
        };
    }

    private void noteChild(StoredManifest parent, Manifest child, ManifestEvent cause) {
        manifests.note(
                parent,
                new ManifestEvent(
                        ManifestEvent.Kind.CHILD_CREATED,
                        cause.by(),
                        cause.at(),
                        Entries.with("child", child.header().number())
                                .with("volumeM3", child.producer().volumeM3().toPlainString())
                                .done()));
    }

    /** The manifests that go on from one that the caller may know of, oldest first. */
    public List<ManifestNumber> children(ManifestNumber parent, Caller caller) {
        desk.get(parent, caller);
        return succession.children(parent);
    }

    /** A place that sends waste on, for its operator and for those who see everything. */
    public Site site(String key, Caller caller) {
        Site site = register.site(key);
        if (site == null || !(caller.seesEverything() || site.operator().id().equals(caller.organization()))) {
            throw Problem.notFound("没有这个场所，或无权查看。 There is no such place, or it is not yours to see.");
        }
        return site;
    }

    /** The caller's own sorting centres and transfer yards. */
    public List<Site> sites(Caller caller) {
        return books.sites(caller.organization()).stream()
                .map(code -> site(code, caller))
                .toList();
    }

    /** The latest loads that a place has received, to be sent on. */
    public List<SiteReceipt> receipts(Site site) {
        return books.receipts(site.id(), MOST_OFFERED);
    }

    /** The place's books. */
    public MassBalance balance(Site site) {
        return books.balance(site.id());
    }

    /** The share of what came in that may leave on top. */
    public BigDecimal tolerance() {
        return books.tolerance();
    }

    /** The latest disposals of residue at a place. */
    public List<Books.Residue> residues(Site site) {
        return books.residues(site.id(), MOST_RESIDUES);
    }

    /** Whether the place's opening stock has been noted. */
    public boolean isOpened(Site site) {
        return books.isOpened(site.id());
    }

    /** Opens a place's books with what lies there; only once, by the bureau. */
    @Transactional
    public MassBalance open(Site site, BigDecimal volumeM3, String reason, Caller caller) {
        if (!books.open(site.id(), volumeM3, reason, caller.username(), now())) {
            throw Problem.conflict(
                    "books-open", "该场所已登记过期初存量。 The books of this place have been opened before.", Map.of());
        }
        audit.record("SITE_BOOKS_OPENED", "place", site.code(), Map.of("volumeM3", volumeM3, "reason", reason));
        return books.balance(site.id());
    }

    /** 残渣进入生活垃圾处置渠道: what leaves for good, with its record. */
    @Transactional
    public long dispose(
            Site site,
            BigDecimal volumeM3,
            Instant disposedAt,
            String facility,
            @Nullable String remarks,
            Caller caller) {
        Instant now = now();
        MassBalance before = books.lock(site.id());
        Violations violations = new Violations();
        violations.require(
                site.kind() == PlaceKind.SORTING_CENTRE || site.kind() == PlaceKind.TRANSFER_YARD,
                "place",
                "只有分拣中心和调配场有残渣 Only sorting centres and transfer yards have residue.");
        violations.require(
                site.operator().id().equals(caller.organization()) && caller.has(Role.RECEIVER),
                "place",
                "只能由场所的经营单位登记 Only its operator may note this.");
        violations.require(!disposedAt.isAfter(now), "disposedAt", "不得晚于现在 Must not lie in the future.");
        violations.throwIfAny();
        if (!before.plusResidue(volumeM3).holds(books.tolerance())) {
            String available =
                    before.availableM3(books.tolerance()).max(BigDecimal.ZERO).toPlainString();
            throw new Problem(
                    422,
                    RefusalCode.SITE_BALANCE.slug(),
                    new Refusal(RefusalCode.SITE_BALANCE, "volumeM3", List.of(Sentence.same(available)))
                            .sentence()
                            .both(),
                    List.of(),
                    Map.of("availableM3", available));
        }
        long id = books.dispose(site.id(), volumeM3, disposedAt, facility, remarks, caller.username(), now);
        audit.record(
                "RESIDUE_DISPOSED",
                "residue_disposal",
                Long.toString(id),
                Map.of("place", site.code(), "volumeM3", volumeM3, "facility", facility));
        return id;
    }

    private static @Nullable Fitness fitness(@Nullable String text, List<Refusal> refusals) {
        if (text == null || text.isBlank()) {
            // the core says that it must be declared
            return null;
        }
        for (Fitness option : Fitness.values()) {
            if (option.name().equals(text.strip()) || option.chinese().equals(text.strip())) {
                return option;
            }
        }
        refusals.add(new Refusal(
                RefusalCode.NOT_A_CODE,
                "fitness",
                List.of(new Sentence(
                        Fitness.BACKFILL.chinese() + "、" + Fitness.LANDFILL.chinese(),
                        Fitness.BACKFILL + ", " + Fitness.LANDFILL))));
        return null;
    }

    /** The named receipts of the caller's organisation, locked in one order. */
    private List<StoredManifest> receipts(List<String> parents, Caller caller, List<Refusal> refusals) {
        if (parents.size() > Lineage.MOST_PARENTS) {
            refusals.add(new Refusal(
                    RefusalCode.FIELD_TOO_LONG,
                    "parents",
                    List.of(Sentence.same(Lineage.MOST_PARENTS), Sentence.same(parents.size()))));
            return List.of();
        }
        Map<String, StoredManifest> found = new TreeMap<>();
        for (String text : new TreeSet<>(parents)) {
            StoredManifest stored = ManifestNumber.check(text) instanceof Checked.Valid<ManifestNumber>(var number)
                    ? manifests.lock(number)
                    : null;
            if (stored == null
                    || !stored.manifest().header().receiver().id().equals(caller.organization())
                    || stored.manifest().issue().isEmpty()) {
                String shown = text.length() > ManifestNumber.LENGTH * 2 ? "…" : text;
                refusals.add(new Refusal(RefusalCode.PARENT_UNKNOWN, "parents", List.of(Sentence.same(shown))));
            } else {
                found.put(stored.manifest().header().number().value(), stored);
            }
        }
        return List.copyOf(found.values());
    }

    private Supplier<ManifestNumber> numbers(Instant now) {
        return () -> manifests.nextNumber(DistrictTime.dayOf(now));
    }

    private static Actor actor(Caller caller) {
        return new Actor(caller.username(), caller.organization(), caller.roles());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
