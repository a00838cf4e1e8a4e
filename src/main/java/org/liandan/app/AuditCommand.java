package org.liandan.app;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.liandan.audit.store.SealAudit;
import org.liandan.http.KeysKey;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.seal.Statement;
import org.liandan.manifest.store.AnchorFile;
import org.liandan.manifest.store.Anchors;
import org.liandan.manifest.store.ChainAudit;
import org.liandan.manifest.store.PersonalFields;
import org.liandan.party.Checked;

/**
 * {@code ./liandan audit}: looks at every chain on the database that {@code LIANDAN_DB_URL}, {@code LIANDAN_DB_USER} and
 * {@code LIANDAN_DB_PASSWORD} name, whose names and numbers {@code LIANDAN_KEYS_KEY} opens. The server may run beside it; nothing is written.
 */
public final class AuditCommand {

    private static final int WRONG_USE = 2;
    private static final int LINES = 1_000;

    private AuditCommand() {}

    /** {@code [NUMBER]}; ends with 0 if nothing is found, with 1 otherwise. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream complaints = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        if (arguments.length > 1) {
            complaints.println("用法 usage: audit [NUMBER]");
            System.exit(WRONG_USE);
        }
        try {
            String directory = System.getenv().getOrDefault("LIANDAN_DATA_DIR", ".liandan");
            System.exit(audit(
                    ReplayRuleCommand.database(),
                    List.of(arguments),
                    Path.of(directory, "anchors", Anchors.FILE),
                    out));
        } catch (IllegalStateException | IllegalArgumentException e) {
            complaints.println("liandan: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Prints what is found and a summary; 0 if nothing is. */
    static int audit(DataSource database, List<String> numbers, Path anchorFile, PrintStream out) {
        PersonalFields personal = PersonalFields.under(
                new KeysKey(setting("LIANDAN_KEYS_KEY"), setting("LIANDAN_KEYS_KEY_FORMER")), database);
        ChainAudit chains = new ChainAudit(database, personal);
        List<String> lines = new ArrayList<>();
        ChainAudit.Summary summary = numbers.isEmpty()
                ? chains.all(found -> print(lines, found.line(), out))
                : chains.one(number(numbers.getFirst()), found -> print(lines, found.line(), out));
        long findings = summary.findings();
        if (numbers.isEmpty()) {
            List<Statement> table = Anchors.all(database);
            var differences = new AnchorFile(anchorFile).differences(table);
            differences.forEach(finding -> print(lines, finding.sentence().both(), out));
            findings += differences.size();
            SealAudit.Summary log = new SealAudit(database).run(found -> print(lines, found.line(), out));
            findings += log.findings();
            out.println("审计日志 audit log: 已封存 sealed %d · 待封存 waiting %d".formatted(log.sealed(), log.waiting()));
            if (!table.isEmpty() && !Files.exists(anchorFile)) {
                out.println("注意：没有日锚文件，未与之比对 note: there is no anchor file to compare with: " + anchorFile);
            }
        }
        if (findings > LINES) {
            out.println("……另有 and " + (findings - LINES) + " 条 more");
        }
        out.println(
                "联单 manifests %d · 已签名步骤 signed steps %d · 启用前步骤 from before signing %d · 日锚 anchors %d · 发现问题 findings %d"
                        .formatted(
                                summary.manifests(), summary.steps(), summary.unsealed(), summary.anchors(), findings));
        return findings == 0 ? 0 : 1;
    }

    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getenv(name));
    }

    private static void print(List<String> lines, String line, PrintStream out) {
        if (lines.size() < LINES) {
            lines.add(line);
            out.println(line);
        }
    }

    private static ManifestNumber number(String text) {
        return switch (ManifestNumber.check(text)) {
            case Checked.Valid<ManifestNumber>(ManifestNumber number) -> number;
            case Checked.Doubtful<ManifestNumber> doubtful -> doubtful.value();
            case Checked.Invalid<ManifestNumber>(var reason) -> throw new IllegalArgumentException(reason.both());
        };
    }
}
