package org.liandan.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.seal.CertificateCode;
import org.liandan.manifest.seal.Finding;
import org.liandan.manifest.seal.KeyBook;
import org.liandan.manifest.seal.Proof;
import org.liandan.manifest.seal.PublishedKey;
import org.liandan.manifest.seal.StepDocument;
import org.liandan.manifest.store.ProofFile;

/**
 * {@code ./liandan verify FILE}: checks a manifest's proof, or the text of a certificate's QR code, with nothing but the file. A QR
 * code's text names its key only; the key comes from a proof or from {@code GET /api/v1/signing-keys/platform}.
 */
public final class VerifyCommand {

    private static final int WRONG_USE = 2;
    private static final String USAGE =
            "用法 usage: verify FILE [--root KEY_ID] [--keys PROOF]   (FILE: 签名链 proof.json 或二维码文字 or the text of a QR"
                    + " code)";

    private VerifyCommand() {}

    /**
     * What is asked for.
     *
     * @param root id that the platform's first key must have, or null
     * @param keys a proof whose keys a QR code is checked with, or null
     */
    record Options(
            Path file, @Nullable String root, @Nullable Path keys) {

        static Optional<Options> of(List<String> arguments) {
            Path file = null;
            String root = null;
            Path keys = null;
            for (int i = 0; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                boolean valued = argument.equals("--root") || argument.equals("--keys");
                boolean wrong = valued ? i + 1 == arguments.size() : file != null || argument.startsWith("-");
                if (wrong) {
                    return Optional.empty();
                }
                switch (argument) {
                    case "--root" -> root = arguments.get(++i);
                    case "--keys" -> keys = Path.of(arguments.get(++i));
                    default -> file = Path.of(argument);
                }
            }
            return file == null ? Optional.empty() : Optional.of(new Options(file, root, keys));
        }
    }

    /** Ends with 0 if everything holds, with 1 and a sentence for each thing that does not, with 2 for a wrong command line. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream complaints = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Optional<Options> options = Options.of(List.of(arguments));
        if (options.isEmpty()) {
            complaints.println(USAGE);
            System.exit(WRONG_USE);
        }
        try {
            System.exit(verify(options.orElseThrow(), out));
        } catch (IOException e) {
            complaints.println("liandan: 无法读取文件 cannot read the file: " + e.getMessage());
            System.exit(WRONG_USE);
        } catch (IllegalArgumentException e) {
            out.println("不是签名链或二维码文字 This is no proof and no certificate code: " + e.getMessage());
            System.exit(1);
        }
    }

    static int verify(Options options, PrintStream out) throws IOException {
        String text = read(options.file());
        return text.stripLeading().startsWith("{")
                ? proof(ProofFile.read(text), options.root(), out)
                : code(CertificateCode.scan(text.strip()), options, out);
    }

    private static int proof(Proof proof, @Nullable String root, PrintStream out) {
        List<Finding> findings = proof.verify(root);
        findings.forEach(finding -> out.println(finding.sentence().both()));
        if (!findings.isEmpty()) {
            out.println("联单 %s：签名链不成立。 The signed steps of this manifest do not hold.".formatted(proof.number()));
            return 1;
        }
        proof.steps().stream()
                .map(step -> StepDocument.of(step.document()))
                .forEach(step -> out.println("%3d  %s  %-10s %s %s"
                        .formatted(
                                step.seq(),
                                DistrictTime.shown(step.at()),
                                step.kind(),
                                step.organization(),
                                step.username())));
        out.println("联单 %s：%d 步签名全部有效，截至 %s。 All %d signed steps hold, as of %s."
                .formatted(
                        proof.number(),
                        proof.steps().size(),
                        DistrictTime.shown(proof.asOf()),
                        proof.steps().size(),
                        proof.asOf()));
        if (proof.unsealed() > 0) {
            out.println("此前 %d 步形成于启用签名之前，未签名。 %d steps before them are from before signing began and not signed."
                    .formatted(proof.unsealed(), proof.unsealed()));
        }
        out.println("平台根密钥 root key %s%s"
                .formatted(
                        String.join(", ", proof.roots()),
                        root == null ? "：请与平台公布的编号核对 compare it with what the platform has published" : ""));
        return 0;
    }

    private static int code(CertificateCode.Scanned scanned, Options options, PrintStream out) throws IOException {
        CertificateCode content = scanned.content();
        out.println("联单 manifest %s · %s · %s %s → %s m³ · %s"
                .formatted(
                        content.number().printed(),
                        content.plate(),
                        content.category().chinese(),
                        content.producedM3(),
                        content.receivedM3(),
                        content.decision().chinese()));
        out.println("产出方 producer %s · 承运方 carrier %s · 接收方 receiver %s"
                .formatted(content.producer(), content.carrier(), content.receiver()));
        out.println("交付 handed over %s · 接收 received %s · 截至 as of %s"
                .formatted(
                        DistrictTime.shown(content.handedOverAt()),
                        DistrictTime.shown(content.receivedAt()),
                        DistrictTime.shown(content.asOf())));
        if (options.keys() == null) {
            out.println(
                    "未核验签名：请用 --keys 给出含平台公钥的签名链文件。 The signature was not checked: name a proof with the platform's key"
                            + " %s by --keys.".formatted(scanned.issuer()));
            return 1;
        }
        List<PublishedKey> keys = ProofFile.read(read(options.keys())).keys();
        boolean holds = scanned.isSignedByOneOf(new KeyBook(keys, options.root()));
        out.println(
                holds
                        ? "签名有效（平台密钥 %s）。 The signature holds (key %s of the platform)."
                                .formatted(scanned.issuer(), scanned.issuer())
                        : "签名无效，不可采信。 The signature does not hold: do not believe it.");
        return holds ? 0 : 1;
    }

    private static String read(Path file) throws IOException {
        if (Files.size(file) > ProofFile.LONGEST) {
            throw new IOException(file + " 过大 is too large");
        }
        return Files.readString(file);
    }
}
