package org.liandan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liandan.manifest.seal.Proof;
import org.liandan.manifest.seal.PublishedKey;
import org.liandan.manifest.seal.SealedStep;
import org.liandan.manifest.seal.Signer;
import org.liandan.manifest.seal.Sm2;
import org.liandan.manifest.seal.Sm3;
import org.liandan.manifest.seal.StepDocument;
import org.liandan.manifest.store.ProofFile;

/** {@code ./liandan verify} needs nothing but the file. */
class VerifyCommandTest {

    private static final String NUMBER = "150203202611210000018";
    private static final Instant NOW = Instant.parse("2026-11-21T00:30:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private record Answer(int status, String output) {}

    private Answer verify(String text, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("proof.json"), text);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> arguments = new java.util.ArrayList<>(List.of(file.toString()));
        arguments.addAll(List.of(options));
        int status = VerifyCommand.verify(
                VerifyCommand.Options.of(arguments).orElseThrow(),
                new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return new Answer(status, bytes.toString(StandardCharsets.UTF_8));
    }

    private static String proof() {
        SecureRandom random = new SecureRandom();
        Sm2.PrivateKey platformKey = Sm2.PrivateKey.random(random);
        Signer platform = platformKey.signer(PublishedKey.PLATFORM, random);
        Sm2.PrivateKey key = Sm2.PrivateKey.random(random);
        Signer producer = key.signer("91150203MA0M75PU30", random);
        Instant from = NOW.minusSeconds(60);
        SealedStep step = new StepDocument(
                        NUMBER,
                        1,
                        "CREATED",
                        NOW,
                        producer.holder(),
                        "clerk",
                        Map.of("volumeM3", "12.5"),
                        Map.of(),
                        Sm3.NOTHING)
                .sealedBy(producer);
        return ProofFile.write(new Proof(
                NUMBER,
                0,
                List.of(step),
                List.of(
                        PublishedKey.endorsed(platform, platformKey.point(), from, platform),
                        PublishedKey.endorsed(producer, key.point(), from, platform)),
                Proof.endOf(NUMBER, 1, step.hash(), NOW, platform)));
    }

    @Test
    void aGoodProofIsToldStepByStepWithTheRootToCompare() throws IOException {
        Answer answer = verify(proof());

        assertThat(answer.status()).isZero();
        assertThat(answer.output())
                .contains("CREATED")
                .contains("1 步签名全部有效")
                .contains("root key ")
                .contains("请与平台公布的编号核对");
    }

    @Test
    void aChangedVolumeIsToldInBothLanguages() throws IOException {
        Answer answer = verify(proof().replace("12.5", "22.5"));

        assertThat(answer.status()).isOne();
        assertThat(answer.output()).contains("第 1 步：内容与摘要不符").contains("Step 1: its content does not have the hash");
    }

    @Test
    void anotherRootThanTheOneAskedForIsTold() throws IOException {
        assertThat(verify(proof(), "--root", "0123456789abcdef").status()).isOne();
    }

    @Test
    void whatIsNoProofIsRefusedWithAReason() {
        for (String text : List.of("{}", "{\"format\":\"liandan-proof-1\"}", "[]", "", "LD1.zzz", "hello")) {
            assertThatThrownBy(() -> verify(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aMemberOfAnotherNameIsNotOverlooked() {
        assertThatThrownBy(() -> verify(proof().replace("\"signature\"", "\"signatuer\"")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWrongCommandLineIsNoOption() {
        assertThat(VerifyCommand.Options.of(List.of())).isEmpty();
        assertThat(VerifyCommand.Options.of(List.of("a", "b"))).isEmpty();
        assertThat(VerifyCommand.Options.of(List.of("a", "--root"))).isEmpty();
        assertThat(VerifyCommand.Options.of(List.of("--what", "a"))).isEmpty();
    }
}
