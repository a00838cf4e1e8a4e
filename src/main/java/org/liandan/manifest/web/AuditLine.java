package org.liandan.manifest.web;

import java.util.Optional;
import org.liandan.http.Page;
import org.liandan.manifest.store.NightlyAudit;

/**
 * The line that says how the nightly audit of the signatures ended.
 *
 * @param text in the reader's language
 * @param look CSS class of the notice
 */
public record AuditLine(String text, String look) {

    static AuditLine of(Optional<NightlyAudit.Result> last, Page page) {
        return last.map(result -> result.findings() == 0
                        ? new AuditLine(
                                page.text(
                                        "list.audit.clean",
                                        page.minute(result.at()),
                                        result.summary().manifests()),
                                "notice-good")
                        : new AuditLine(
                                page.text("list.audit.found", page.minute(result.at()), result.findings()),
                                "notice-bad"))
                .orElseGet(() -> new AuditLine(page.text("list.audit.never"), ""));
    }
}
