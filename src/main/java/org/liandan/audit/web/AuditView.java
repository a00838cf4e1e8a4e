package org.liandan.audit.web;

import java.util.List;
import org.liandan.audit.AuditEntry;
import org.liandan.audit.AuditWords;
import org.liandan.audit.Difference;
import org.liandan.party.Sentence;

/**
 * An entry as it is shown.
 *
 * @param done what was done to what, in both languages; the code where there is no word
 * @param differences what it says, personal data masked
 */
public record AuditView(AuditEntry entry, Sentence done, List<Difference> differences) {

    public AuditView {
        differences = List.copyOf(differences);
    }

    static Sentence done(AuditEntry entry) {
        Sentence code = new Sentence(entry.action(), entry.action());
        return AuditWords.verb(entry.action())
                .flatMap(verb -> AuditWords.subject(entry.subjectType())
                        .map(subject -> new Sentence(
                                verb.chinese() + subject.chinese(), subject.english() + " " + verb.english())))
                .orElse(code);
    }
}
