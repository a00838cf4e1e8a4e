package org.liandan.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Who may import whom: the level table of {@code docs/architecture.md}, line by line, as an allow-list. */
final class House {

    static final String ROOT = "org.liandan.";

    /** Outside packages that the pure core may use: the JDK and nullness annotations. */
    private static final List<String> CORE_LIBRARIES = List.of("java..", "org.jspecify..");

    /** One line of the level table: a pure package, what it may import of ours, and of others beyond the JDK. */
    record PureRoom(String name, Set<String> ours, Set<String> libraries) {}

    static final List<PureRoom> PURE_ROOMS = List.of(
            new PureRoom("geo", Set.of(), Set.of()),
            new PureRoom("jt808", Set.of(), Set.of("io.netty.buffer", "javax.crypto")),
            new PureRoom("party", Set.of("geo"), Set.of()),
            new PureRoom("place", Set.of("geo", "party"), Set.of()),
            new PureRoom("fleet", Set.of("geo", "party"), Set.of()),
            new PureRoom("audit", Set.of("party"), Set.of()),
            new PureRoom("track", Set.of("geo", "party", "place", "fleet"), Set.of()),
            new PureRoom("policy", Set.of("geo", "party", "place", "fleet"), Set.of()),
            new PureRoom("manifest", Set.of("geo", "party", "place", "fleet", "policy"), Set.of()),
            // signatures and hashes over a manifest's steps; the curve comes from a library
            new PureRoom("manifest.seal", Set.of("fleet", "party", "manifest"), Set.of("org.bouncycastle..")),
            // a day's manifests, frozen and told apart from what changed since
            new PureRoom("ledger", Set.of("party", "place", "fleet", "policy", "manifest", "manifest.seal"), Set.of()),
            // what trucks send for a manifest; manifest itself does not know it
            new PureRoom("manifest.waybill", Set.of("party", "fleet", "manifest"), Set.of()),
            // a link that a driver scans; manifest itself does not know it
            new PureRoom("manifest.handover", Set.of("party", "fleet", "manifest"), Set.of()),
            new PureRoom("media", Set.of("geo", "party", "place", "fleet"), Set.of()),
            new PureRoom("command", Set.of("geo", "party", "place", "fleet", "jt808"), Set.of()),
            new PureRoom("haul", Set.of("geo", "party", "place", "fleet", "track", "manifest"), Set.of()),
            new PureRoom("outbox", Set.of("party"), Set.of("javax.crypto", "javax.crypto.spec")),
            // whether the server is well, and which jobs it does by itself
            new PureRoom("operations", Set.of("party"), Set.of()),
            // what a backup consists of
            new PureRoom("vault", Set.of("party"), Set.of()),
            // what is held about people: a table
            new PureRoom("people", Set.of("party"), Set.of()),
            // which server processes share the database
            new PureRoom("cluster", Set.of(), Set.of()),
            // what other software must be able to do
            new PureRoom("approval", Set.of("party"), Set.of()),
            // what officers decide about findings; haul itself does not know it
            new PureRoom("enforcement", Set.of("party", "haul"), Set.of()),
            // what a finding rests on; haul itself does not know it
            new PureRoom("haul.evidence", Set.of("geo", "party", "place", "fleet", "track", "haul"), Set.of()));

    /** A feature's shell, and the pure rooms (and shells of its own feature) that it may import. */
    record ShellRoom(String name, Set<String> ours) {}

    private static final Set<String> CORE = Set.of(
            "geo",
            "party",
            "place",
            "fleet",
            "audit",
            "operations",
            "cluster",
            // knows no feature: who is on duty and what servers tell each other is asked from everywhere
            "cluster.store",
            "track",
            "policy",
            "manifest",
            "manifest.seal",
            "manifest.waybill",
            "manifest.handover",
            "ledger",
            "media",
            "haul",
            "haul.evidence");

    static final List<ShellRoom> SHELL_ROOMS = List.of(
            new ShellRoom("cluster.store", Set.of("cluster")),
            new ShellRoom("http", Set.of("party")),
            new ShellRoom("http.store", below("http")),
            // what features bring along for the overview; it knows none of them
            new ShellRoom("http.figures", Set.of("party", "http")),
            new ShellRoom("party.store", below("party", "http", "http.store")),
            new ShellRoom("party.web", below("party", "party.store", "http")),
            new ShellRoom("guide.web", Set.of("party", "http")),
            new ShellRoom("place.store", below("place", "http")),
            new ShellRoom("place.web", below("place", "place.store", "http")),
            new ShellRoom("fleet.store", below("fleet", "http", "http.store")),
            new ShellRoom("fleet.web", below("fleet", "fleet.store", "http")),
            new ShellRoom("audit.store", below("audit", "http", "http.store")),
            new ShellRoom("audit.web", below("audit", "audit.store", "http")),
            // what an operator looks at: the figures of the whole server, its jobs, and settings by date
            new ShellRoom("operations.store", below("operations", "http", "http.store")),
            new ShellRoom(
                    "operations.web",
                    below("operations", "operations.store", "ledger.store", "policy.store", "haul.store", "http")),
            new ShellRoom("paper", Set.of("haul.evidence")),
            new ShellRoom("manifest.paper", below("paper")),
            new ShellRoom("policy.store", below("policy", "http")),
            new ShellRoom("policy.web", below("policy", "policy.store", "http")),
            // every step is judged by the policy of its moment
            new ShellRoom("manifest.store", below("manifest", "policy.store", "http", "http.store")),
            new ShellRoom(
                    "manifest.web",
                    below("manifest", "manifest.store", "manifest.paper", "paper", "http", "http.figures")),
            new ShellRoom("ledger.store", below("ledger", "policy.store", "place.store", "http")),
            new ShellRoom("ledger.web", below("ledger", "ledger.store", "http", "http.figures")),
            new ShellRoom("track.store", below("track", "http")),
            new ShellRoom("track.web", below("track", "track.store", "track.live", "http", "http.figures")),
            new ShellRoom("track.live", below("track", "track.store", "http")),
            new ShellRoom("haul.store", below("haul", "http", "http.store")),
            // stored tracks through the detectors: the one room that knows both tables
            new ShellRoom("haul.replay", below("haul", "haul.store", "track.store", "http")),
            new ShellRoom("haul.paper", below("haul", "paper")),
            new ShellRoom(
                    "haul.web",
                    below("haul", "haul.store", "haul.replay", "haul.paper", "paper", "http", "http.figures")),
            // deadlines are the policy's; what a finding is stands with haul
            new ShellRoom(
                    "enforcement.store", below("enforcement", "haul.store", "policy.store", "http", "http.store")),
            new ShellRoom("enforcement.paper", below("enforcement", "enforcement.store", "paper")),
            new ShellRoom(
                    "enforcement.web",
                    below("enforcement", "enforcement.store", "enforcement.paper", "haul.web", "paper", "http")),
            new ShellRoom("media.store", below("media", "http", "http.store")),
            new ShellRoom("media.web", below("media", "media.store", "http")),
            new ShellRoom("outbox.store", below("outbox", "http", "http.store")),
            new ShellRoom("outbox.relay", below("outbox", "outbox.store")),
            new ShellRoom("outbox.web", below("outbox", "outbox.store", "outbox.relay", "http")),
            // columns of all features by name, classes of none
            new ShellRoom("people.store", below("people", "http.store")),
            new ShellRoom("people.web", below("people", "people.store", "http")),
            new ShellRoom("approval.store", Set.of("approval", "party")),
            new ShellRoom("approval.web", Set.of("approval", "approval.store", "party", "http")),
            // a stranger to the platform: its address, its socket, and how its messages are signed
            new ShellRoom("approval.client", Set.of("approval", "jt808", "outbox")),
            new ShellRoom("command.store", below("command", "jt808", "http")),
            new ShellRoom("command.web", below("command", "command.store", "jt808", "http")),
            new ShellRoom("ingest", below("ingest", "track.store", "track.live", "haul.store", "http.store")),
            new ShellRoom("gateway.door", Set.of()),
            new ShellRoom("gateway.attachment", below("jt808", "media.store", "gateway.door")),
            new ShellRoom(
                    "gateway",
                    below(
                            "gateway",
                            "gateway.attachment",
                            "gateway.door",
                            "jt808",
                            "command",
                            "command.store",
                            "ingest",
                            "track.store",
                            "track.live",
                            "fleet.store",
                            "haul.store",
                            "media.store",
                            "manifest.store",
                            "http.store")),
            new ShellRoom("demo", below("demo", "jt808")));

    private House() {}

    private static Set<String> below(String... shells) {
        return Stream.concat(CORE.stream(), Stream.of(shells)).collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /** The pure room imports the listed rooms, the JDK and nothing else. */
    static ArchRule pureRoomKeepsToItsList(PureRoom room) {
        List<String> allowed = new ArrayList<>(CORE_LIBRARIES);
        allowed.add(ROOT + room.name());
        room.ours().forEach(name -> allowed.add(ROOT + name));
        allowed.addAll(room.libraries());
        return classes()
                .that()
                .resideInAPackage(ROOT + room.name())
                .should(onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new))))
                .as(room.name() + " imports " + room.ours() + ", the JDK and JSpecify " + room.libraries());
    }

    /** Of our own packages, the shell imports only the listed ones. */
    static ArchRule shellRoomKeepsToItsList(ShellRoom room) {
        List<String> allowed = new ArrayList<>();
        allowed.add(ROOT + room.name());
        room.ours().forEach(name -> allowed.add(ROOT + name));
        return classes()
                .that()
                .resideInAPackage(ROOT + room.name())
                .should(onlyDependOnClassesThat(
                        resideOutsideOfPackage("org.liandan..").or(resideInAnyPackage(allowed.toArray(String[]::new)))))
                .as(room.name() + " imports of ours only " + room.ours());
    }

    static final ArchRule NOBODY_IMPORTS_APP = noClasses()
            .that()
            .resideOutsideOfPackage("org.liandan.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.liandan.app..")
            .as("nobody imports app");

    static final ArchRule NO_CYCLES =
            SlicesRuleDefinition.slices().matching("org.liandan.(**)").should().beFreeOfCycles();

    static final ArchRule PERSISTENCE_STAYS_IN_STORES = noClasses()
            .that()
            .resideOutsideOfPackages("..store", "org.liandan.app..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.persistence..",
                    "org.hibernate..",
                    "org.locationtech.jts..",
                    "net.postgis..",
                    "java.sql..",
                    "javax.sql..",
                    "org.postgresql..")
            .as("JTS, JPA and SQL appear only in stores");

    /** Plain records of the registry are searched where they are shown; every other feature asks its store. */
    static final ArchRule PANACHE_STAYS_WITH_THE_REGISTRY = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "..store",
                    "org.liandan.party.web",
                    "org.liandan.place.web",
                    "org.liandan.fleet.web",
                    "org.liandan.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.quarkus.hibernate..")
            .as("Panache appears only in stores and in the registry's web packages");

    static final ArchRule HTTP_STAYS_IN_WEB = noClasses()
            .that()
            .resideOutsideOfPackages("..web", "org.liandan.http..", "org.liandan.app..", "org.liandan.track.live")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "io.quarkus.qute..", "org.jboss.resteasy..")
            .as("HTTP and Qute appear only in web packages");

    static final ArchRule CHANNELS_STAY_IN_THE_GATEWAY = noClasses()
            .that()
            .resideOutsideOfPackages("org.liandan.gateway..", "org.liandan.demo")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netty.channel..", "io.netty.bootstrap..", "io.netty.handler..")
            .as("Netty channels appear only in the gateway and the demo");

    private static final Map<String, Set<String>> CLOCK_READS = Map.of(
            "java.lang.System", Set.of("currentTimeMillis"),
            "java.time.Instant", Set.of("now"),
            "java.time.LocalDate", Set.of("now"),
            "java.time.LocalTime", Set.of("now"),
            "java.time.LocalDateTime", Set.of("now"),
            "java.time.OffsetDateTime", Set.of("now"),
            "java.time.ZonedDateTime", Set.of("now"),
            "java.time.Year", Set.of("now"),
            "java.time.Clock", Set.of("system", "systemUTC", "systemDefaultZone"));

    /** Time comes in by the door: overloads that take a clock are fine, reading the machine's clock is not. */
    static final ArchRule NO_CLOCK_READS = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.liandan.app.Clocks")
            .and()
            .resideOutsideOfPackage("org.liandan.demo")
            .should()
            .callCodeUnitWhere(new DescribedPredicate<JavaCall<?>>("the machine's clock is read") {
                @Override
                public boolean test(JavaCall<?> call) {
                    CodeUnitCallTarget target = call.getTarget();
                    Set<String> methods =
                            CLOCK_READS.getOrDefault(target.getOwner().getFullName(), Set.of());
                    return methods.contains(target.getName()) && !takesAClock(target);
                }
            })
            .as("only app.Clocks reads the machine's clock");

    private static boolean takesAClock(CodeUnitCallTarget target) {
        return target.getRawParameterTypes().stream()
                .map(JavaClass::getFullName)
                .anyMatch("java.time.Clock"::equals);
    }

    static final ArchRule NO_EMPTY_SUFFIXES = noClasses()
            .that()
            .resideInAPackage("org.liandan..")
            .and()
            .areTopLevelClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Dto")
            .as("no suffixes that say nothing");
}
