package org.liandan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house stands as {@code docs/architecture.md} draws it. */
class ArchitectureTest {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.liandan");

    static Stream<ArchRule> rules() {
        return Stream.of(
                        House.PURE_ROOMS.stream().map(House::pureRoomKeepsToItsList),
                        House.SHELL_ROOMS.stream().map(House::shellRoomKeepsToItsList),
                        Stream.of(
                                House.NOBODY_IMPORTS_APP,
                                House.NO_CYCLES,
                                House.PERSISTENCE_STAYS_IN_STORES,
                                House.PANACHE_STAYS_WITH_THE_REGISTRY,
                                House.HTTP_STAYS_IN_WEB,
                                House.CHANNELS_STAY_IN_THE_GATEWAY,
                                House.NO_CLOCK_READS,
                                House.NO_EMPTY_SUFFIXES))
                .flatMap(stream -> stream);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(MAIN);
    }

    @Test
    void everyPackageHasItsLineInTheTable() {
        Set<String> rooms = MAIN.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.substring(House.ROOT.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        rooms.remove("app");

        List<String> listed = Stream.concat(
                        House.PURE_ROOMS.stream().map(House.PureRoom::name),
                        House.SHELL_ROOMS.stream().map(House.ShellRoom::name))
                .toList();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(rooms);
    }
}
