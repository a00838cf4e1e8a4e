package org.liandan.manifest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liandan.manifest.seal.Anchor;
import org.liandan.manifest.seal.Flaw;
import org.liandan.manifest.seal.PublishedKey;
import org.liandan.manifest.seal.Signer;
import org.liandan.manifest.seal.Sm2;
import org.liandan.manifest.seal.Sm3;
import org.liandan.manifest.seal.Statement;

/** The anchors outside the database: what is in the file stays, and what differs is named by its day. */
class AnchorFileTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 20);

    @TempDir
    Path folder;

    private Path path;
    private AnchorFile file;

    @BeforeEach
    void inAFolderThatIsNotThereYet() {
        path = folder.resolve("anchors/manifest-anchors.jsonl");
        file = new AnchorFile(path);
    }

    private static List<Statement> anchors(int days) {
        SecureRandom random = new SecureRandom();
        Signer platform = Sm2.PrivateKey.random(random).signer(PublishedKey.PLATFORM, random);
        List<Statement> anchors = new ArrayList<>();
        for (int i = 0; i < days; i++) {
            String previous =
                    anchors.isEmpty() ? Sm3.NOTHING : anchors.getLast().hash();
            anchors.add(
                    new Anchor(FIRST.plusDays(i), i, Sm3.of(new byte[] {(byte) i}), previous, null).signedBy(platform));
        }
        return anchors;
    }

    private void rewrite(String from, String to) throws IOException {
        Files.writeString(path, Files.readString(path).replace(from, to));
    }

    @Test
    void whatWasWrittenIsReadAndDoesNotDiffer() {
        List<Statement> anchors = anchors(3);
        file.append(anchors);

        assertThat(file.read()).isEqualTo(anchors);
        assertThat(file.differences(anchors)).isEmpty();
    }

    @Test
    void noFileIsNoDifference() {
        assertThat(file.read()).isEmpty();
        assertThat(file.differences(anchors(2))).isEmpty();
    }

    @Test
    void onlyNewerDaysAreAddedAndNothingIsRewritten() throws IOException {
        List<Statement> anchors = anchors(3);
        file.append(anchors.subList(0, 2));
        String before = Files.readString(path);
        file.append(anchors);

        assertThat(Files.readString(path)).startsWith(before);
        assertThat(file.read()).isEqualTo(anchors);
    }

    @Test
    void aTableThatIsAheadIsYetToBeWritten() {
        List<Statement> anchors = anchors(3);
        file.append(anchors.subList(0, 2));

        assertThat(file.differences(anchors)).isEmpty();
    }

    @Test
    void aRewrittenTableIsFoundByTheDay() {
        file.append(anchors(3));

        assertThat(file.differences(anchors(3))).hasSize(3).first().satisfies(finding -> {
            assertThat(finding.flaw()).isEqualTo(Flaw.ANCHOR_FILE_DIFFERS);
            assertThat(finding.sentence().both()).contains("2026-11-20", "日锚与数据目录中的文件不符", "differs from the file");
        });
    }

    @Test
    void anAnchorThatIsGoneFromTheTableIsFound() {
        List<Statement> anchors = anchors(3);
        file.append(anchors);

        assertThat(file.differences(anchors.subList(0, 2)))
                .extracting(finding -> finding.where().chinese())
                .containsExactly("2026-11-22");
    }

    @Test
    void oneChangedSignatureIsFound() throws IOException {
        List<Statement> anchors = anchors(3);
        file.append(anchors);
        String signature = anchors.get(1).signature();
        rewrite(signature, (signature.startsWith("0") ? "1" : "0") + signature.substring(1));

        assertThat(file.differences(anchors))
                .extracting(finding -> finding.where().chinese())
                .containsExactly("2026-11-21");
    }

    @Test
    void whatIsNoAnchorIsFoundByItsLineAndTheRestIsStillCompared() throws IOException {
        List<Statement> anchors = anchors(3);
        file.append(anchors);
        rewrite(anchors.get(1).document().substring(0, 8).replace("\"", "\\\""), "?");
        Files.write(path, new byte[] {(byte) 0xff, '\n'}, StandardOpenOption.APPEND);

        assertThat(file.differences(anchors))
                .extracting(finding -> finding.sentence().chinese())
                .anySatisfy(sentence -> assertThat(sentence).startsWith("第 4 行"))
                .hasSizeGreaterThan(1);
        assertThatThrownBy(file::read).isInstanceOf(IllegalStateException.class).hasMessageContaining("no anchor");
    }
}
