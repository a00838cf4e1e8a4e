package org.liandan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.DynamicType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.liandan.architecture.offender.ManifestManager;
import org.liandan.architecture.offender.ReadsTheClock;
import org.liandan.architecture.offender.north.North;
import org.liandan.architecture.offender.south.South;

/** A rule that cannot fail is no rule: each of them is shown an offender. */
class RulesBiteTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path classes;

    /** Every room, and all the rooms and libraries that are not on its list. */
    static Stream<Arguments> roomsAndWhatTheyMayNotImport() {
        Stream<Arguments> pure = House.PURE_ROOMS.stream()
                .map(room -> Arguments.of(
                        House.pureRoomKeepsToItsList(room),
                        room.name(),
                        Stream.concat(strangersTo(room.name(), room.ours()), Stream.of("jakarta.persistence"))
                                .toList()));
        Stream<Arguments> shells = House.SHELL_ROOMS.stream()
                .map(room -> Arguments.of(
                        House.shellRoomKeepsToItsList(room),
                        room.name(),
                        strangersTo(room.name(), room.ours()).toList()));
        return Stream.concat(pure, shells);
    }

    private static Stream<String> strangersTo(String room, Set<String> allowed) {
        return Stream.of(
                        House.PURE_ROOMS.stream().map(House.PureRoom::name),
                        House.SHELL_ROOMS.stream().map(House.ShellRoom::name),
                        Stream.of("app"))
                .flatMap(names -> names)
                .filter(name -> !name.equals(room) && !allowed.contains(name))
                .map(name -> House.ROOT + name);
    }

    @ParameterizedTest
    @MethodSource("roomsAndWhatTheyMayNotImport")
    void aRoomThatImportsStrangersIsCaughtWithEachOfThem(ArchRule rule, String room, List<String> strangers)
            throws IOException {
        List<String> caught = rule.evaluate(offender(House.ROOT + room, strangers))
                .getFailureReport()
                .getDetails();

        assertThat(strangers)
                .allSatisfy(
                        stranger -> assertThat(caught).anyMatch(line -> line.contains("<" + stranger + ".Stranger>")));
    }

    static Stream<Arguments> libraryRules() {
        return Stream.of(
                Arguments.of(House.PERSISTENCE_STAYS_IN_STORES, "manifest.web", "jakarta.persistence"),
                Arguments.of(House.PERSISTENCE_STAYS_IN_STORES, "ingest", "org.locationtech.jts"),
                Arguments.of(House.PERSISTENCE_STAYS_IN_STORES, "gateway", "java.sql"),
                Arguments.of(House.PANACHE_STAYS_WITH_THE_REGISTRY, "manifest.web", "io.quarkus.hibernate.orm.panache"),
                Arguments.of(House.HTTP_STAYS_IN_WEB, "manifest.store", "jakarta.ws.rs"),
                Arguments.of(House.HTTP_STAYS_IN_WEB, "haul", "io.quarkus.qute"),
                Arguments.of(House.CHANNELS_STAY_IN_THE_GATEWAY, "ingest", "io.netty.channel"),
                Arguments.of(House.NOBODY_IMPORTS_APP, "gateway", "org.liandan.app"));
    }

    @ParameterizedTest
    @MethodSource("libraryRules")
    void aLibraryOutsideItsRoomIsCaught(ArchRule rule, String room, String strangerPackage) throws IOException {
        assertThat(bites(rule, offender(House.ROOT + room, List.of(strangerPackage))))
                .isTrue();
    }

    @Test
    void aCycleIsCaught() {
        assertThat(bites(House.NO_CYCLES, new ClassFileImporter().importClasses(North.class, South.class)))
                .isTrue();
    }

    @Test
    void aClockReadIsCaught() {
        assertThat(bites(House.NO_CLOCK_READS, new ClassFileImporter().importClasses(ReadsTheClock.class)))
                .isTrue();
    }

    @Test
    void anEmptySuffixIsCaught() {
        assertThat(bites(House.NO_EMPTY_SUFFIXES, new ClassFileImporter().importClasses(ManifestManager.class)))
                .isTrue();
    }

    /** A class in one package with a field of a type in each of the others; all exist only as bytes of this test. */
    private JavaClasses offender(String itsPackage, List<String> strangerPackages) throws IOException {
        DynamicType.Builder<?> offender = new ByteBuddy().subclass(Object.class).name(itsPackage + ".Offender");
        for (int i = 0; i < strangerPackages.size(); i++) {
            var stranger = new ByteBuddy()
                    .subclass(Object.class)
                    .name(strangerPackages.get(i) + ".Stranger")
                    .make();
            stranger.saveIn(classes.toFile());
            offender = offender.defineField("stranger" + i, stranger.getTypeDescription(), Visibility.PRIVATE);
        }
        offender.make().saveIn(classes.toFile());
        return new ClassFileImporter().importPath(classes);
    }

    private static boolean bites(ArchRule rule, JavaClasses offenders) {
        return rule.evaluate(offenders).hasViolation();
    }
}
