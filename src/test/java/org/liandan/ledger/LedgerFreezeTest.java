package org.liandan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.WasteCategory;

/** What is frozen stays, and frozen plus addenda is what the manifests say: whatever happens in whatever order. */
class LedgerFreezeTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static final List<WasteCategory> CATEGORIES = List.of(WasteCategory.values());
    private static final Instant MORNING = Instant.parse("2026-11-20T00:30:00Z");

    /** A day as it goes on: each state of it is what the manifests say at some moment. */
    @Property(tries = 300)
    void frozenPlusAddendaIsTheCurrentState(@ForAll("days") List<List<LedgerLine>> states, @ForAll LedgerKind kind) {
        LedgerContent frozen = content(kind, states.getFirst());
        String digest = frozen.digest();
        List<LedgerLine> standing = frozen.lines();
        for (List<LedgerLine> current : states) {
            List<LineChange> stored =
                    LedgerContent.readChanges(LedgerContent.text(LineChange.between(standing, current)));
            standing = LineChange.applied(kind, standing, stored);

            assertThat(standing).isEqualTo(LedgerContent.ordered(kind, current));
            assertThat(LineChange.between(standing, current)).isEmpty();
        }
        assertThat(frozen.digest()).isEqualTo(digest);
    }

    /** Several rounds that nobody confirmed come to the same as one round at the end. */
    @Property(tries = 200)
    void whatGathersIsTheDifferenceToTheLatest(@ForAll("days") List<List<LedgerLine>> states, @ForAll LedgerKind kind) {
        List<LedgerLine> frozen = LedgerContent.ordered(kind, states.getFirst());
        List<LedgerLine> latest = states.getLast();

        assertThat(LineChange.applied(kind, frozen, LineChange.between(frozen, latest)))
                .isEqualTo(LedgerContent.ordered(kind, latest));
    }

    @Property(tries = 300)
    void theTextIsTheContent(@ForAll("days") List<List<LedgerLine>> states, @ForAll LedgerKind kind) {
        LedgerContent content = content(kind, states.getLast());

        LedgerContent read = LedgerContent.read(content.text());

        assertThat(read).isEqualTo(content);
        assertThat(read.digest()).isEqualTo(content.digest());
    }

    @Property(tries = 300)
    void theOrderInWhichLinesComeIsNotTheLedgers(
            @ForAll("days") List<List<LedgerLine>> states, @ForAll LedgerKind kind, @ForAll long seed) {
        List<LedgerLine> shuffled = new ArrayList<>(states.getLast());
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(content(kind, shuffled).digest())
                .isEqualTo(content(kind, states.getLast()).digest());
    }

    @Property(tries = 300)
    void totalsBalance(@ForAll("days") List<List<LedgerLine>> states) {
        List<LedgerLine> lines = states.getLast();
        LedgerTotal sum = LedgerTotal.sum(lines);
        List<LedgerTotal> totals = LedgerTotal.of(lines);

        assertThat(totals.stream().mapToInt(LedgerTotal::loads).sum())
                .isEqualTo(sum.loads())
                .isEqualTo((int) lines.stream()
                        .filter(line -> line.state() != ManifestState.CANCELLED)
                        .count());
        assertThat(totals.stream().map(LedgerTotal::volumeOutM3).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(sum.volumeOutM3());
        assertThat(totals.stream().map(LedgerTotal::volumeInM3).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(sum.volumeInM3());
    }

    @Test
    void aVoidedManifestIsListedAndNotSummed() {
        LedgerContent content = content(
                LedgerKind.SUBDISTRICT,
                List.of(line(1, ManifestState.CLOSED, 12), line(2, ManifestState.CANCELLED, 7)));

        assertThat(content.lines()).hasSize(2);
        assertThat(content.sum().loads()).isEqualTo(1);
        assertThat(content.sum().volumeOutM3()).isEqualByComparingTo("12");
    }

    @Test
    void aDayWithoutLoadsIsAReportAllTheSame() {
        LedgerContent zero = content(LedgerKind.SUBDISTRICT, List.of());

        assertThat(zero.isZeroReport()).isTrue();
        assertThat(zero.digest()).hasSize(64);
        assertThat(LedgerContent.read(zero.text())).isEqualTo(zero);
    }

    @Test
    void anOrganisationThatIsRenamedChangesNoLedger() {
        LedgerLine before = line(1, ManifestState.CLOSED, 12);
        LedgerLine renamed = new LedgerLine(
                before.number(),
                before.handedOverAt(),
                before.receivedAt(),
                before.category(),
                before.volumeOutM3(),
                before.volumeInM3(),
                "新名称",
                "新名称",
                "新名称",
                "新名称",
                "新名称",
                before.plate(),
                before.state(),
                before.edition());

        assertThat(LineChange.between(List.of(before), List.of(renamed))).isEmpty();
    }

    @Test
    void aChangeThatDoesNotFitIsAMistakeOfOurs() {
        List<LineChange> removal = LineChange.between(List.of(line(1, ManifestState.CLOSED, 12)), List.of());

        assertThatThrownBy(() -> LineChange.applied(LedgerKind.SITE, List.of(), removal))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    static Arbitrary<List<List<LedgerLine>>> days() {
        Arbitrary<List<LedgerLine>> day = Arbitraries.integers()
                .between(1, 12)
                .set()
                .ofMaxSize(8)
                .flatMap(numbers -> Arbitraries.longs().map(seed -> {
                    Random random = new Random(seed);
                    return numbers.stream().map(number -> any(number, random)).toList();
                }));
        return day.list().ofMinSize(1).ofMaxSize(5);
    }

    private static LedgerLine any(int number, Random random) {
        ManifestState[] states = {
            ManifestState.ISSUED, ManifestState.IN_TRANSIT, ManifestState.CLOSED, ManifestState.CANCELLED
        };
        ManifestState state = states[random.nextInt(states.length)];
        boolean received = state == ManifestState.CLOSED;
        return new LedgerLine(
                ManifestNumber.of(DAY, number),
                MORNING.plusSeconds(60L * random.nextInt(600)),
                received ? MORNING.plusSeconds(60L * random.nextInt(900)) : null,
                CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                BigDecimal.valueOf(1 + random.nextInt(30_000), 3),
                received ? BigDecimal.valueOf(random.nextInt(30_000), 3) : null,
                "产出方" + number,
                "承运方" + number,
                "接收方" + number,
                "工地" + number,
                "分拣中心" + number % 3,
                random.nextBoolean() ? "蒙B1234" + random.nextInt(10) : null,
                state,
                1 + random.nextInt(3));
    }

    private static LedgerLine line(int number, ManifestState state, int volumeM3) {
        return new LedgerLine(
                ManifestNumber.of(DAY, number),
                MORNING,
                null,
                WasteCategory.RENOVATION_WASTE,
                BigDecimal.valueOf(volumeM3),
                null,
                "甲",
                "乙",
                "丙",
                "工地",
                "分拣中心",
                null,
                state,
                1);
    }

    private static LedgerContent content(LedgerKind kind, List<LedgerLine> lines) {
        return new LedgerContent(
                kind,
                "91150203MA0KDL0112",
                "模拟街道",
                DAY,
                kind == LedgerKind.SUBDISTRICT ? LedgerScope.RENOVATION_ONLY : null,
                lines,
                kind == LedgerKind.SITE
                        ? List.of(new Arrival(ManifestNumber.of(DAY, 99), "蒙B00001", "乙", MORNING))
                        : List.of());
    }
}
