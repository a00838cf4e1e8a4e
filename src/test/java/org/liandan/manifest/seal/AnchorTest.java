package org.liandan.manifest.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AnchorTest {

    private static List<String> hashes(int count) {
        List<String> hashes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            hashes.add(Sm3.of(new byte[] {(byte) i, (byte) (i >> 8)}));
        }
        return hashes;
    }

    private static String root(List<String> hashes) {
        MerkleTree tree = new MerkleTree();
        hashes.forEach(tree::add);
        return tree.root();
    }

    /** The definition of RFC 6962, 2.1, in as many words. */
    private static String defined(List<String> hashes) {
        HexFormat hex = HexFormat.of();
        if (hashes.size() == 1) {
            return Sm3.of(new byte[] {0}, hex.parseHex(hashes.getFirst()));
        }
        int left = Integer.highestOneBit(hashes.size() - 1);
        return Sm3.of(
                new byte[] {1},
                hex.parseHex(defined(hashes.subList(0, left))),
                hex.parseHex(defined(hashes.subList(left, hashes.size()))));
    }

    @Property(tries = 100)
    void theRootIsTheOneOfTheDefinition(@ForAll @IntRange(min = 1, max = 300) int count) {
        assertThat(root(hashes(count))).isEqualTo(defined(hashes(count)));
    }

    @Property(tries = 100)
    void aLeafThatIsMissingOrExchangedChangesTheRoot(
            @ForAll @IntRange(min = 2, max = 200) int count, @ForAll @IntRange(max = 10_000) int at) {
        List<String> missing = hashes(count);
        missing.remove(at % count);
        List<String> exchanged = hashes(count);
        exchanged.set(at % count, Sm3.NOTHING);

        assertThat(root(missing)).isNotEqualTo(root(hashes(count)));
        assertThat(root(exchanged)).isNotEqualTo(root(hashes(count)));
    }

    @Test
    void aDayWithoutStepsHasARootTooAndTheStatementIsReadBack() {
        Anchor anchor =
                new Anchor(LocalDate.of(2026, 11, 21), 0, new MerkleTree().root(), Sm3.NOTHING, "41:" + Sm3.NOTHING);
        Statement statement = anchor.signedBy(Seals.PLATFORM);

        assertThat(Anchor.of(statement)).isEqualTo(anchor);
        assertThat(new KeyBook(List.of(Seals.ROOT), null).isPlatforms(statement))
                .isTrue();
        assertThat(new Anchor(anchor.day().plusDays(1), 0, anchor.root(), statement.hash(), null).previous())
                .isNotEqualTo(Sm3.NOTHING);
    }
}
