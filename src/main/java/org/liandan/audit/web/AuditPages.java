package org.liandan.audit.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.liandan.audit.AuditQuestion;
import org.liandan.audit.AuditWords;
import org.liandan.audit.store.AuditSealing;
import org.liandan.http.Page;
import org.liandan.http.Problem;
import org.liandan.party.Sentence;

/** Who did what to which record, when and from where. For administrators and auditors. */
@Path("/audit")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"BUREAU_ADMIN", "AUDITOR"})
public class AuditPages {

    private static final int SIZE = 50;

    private final AuditDesk desk;
    private final AuditSealing sealing;
    private final Page page;

    AuditPages(AuditDesk desk, AuditSealing sealing, Page page) {
        this.desk = desk;
        this.sealing = sealing;
        this.page = page;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance search(
                Asked asked,
                AuditSealing.State sealed,
                Optional<AuditSealing.Result> looked,
                Map<String, Sentence> subjects,
                List<AuditView> views,
                List<String> refusals);
    }

    /**
     * What was asked for, as the form shows it again.
     *
     * @param next address of the next piece; empty when there is none
     * @param table address of the same as a table
     */
    public record Asked(
            LocalDate from,
            LocalDate to,
            String actor,
            String action,
            String subjectType,
            String subjectId,
            String address,
            String next,
            String table) {}

    @GET
    public TemplateInstance search(@BeanParam AuditQuery query) {
        try {
            AuditQuestion question = query.question(page.today());
            AuditDesk.Piece piece = desk.find(question, query.behind(), SIZE);
            return Templates.search(
                    asked(
                            query,
                            question,
                            piece.next() == null ? "" : "/audit?" + query.address(question, piece.next())),
                    sealing.state(),
                    sealing.last(),
                    AuditWords.subjects(),
                    piece.views(),
                    List.of());
        } catch (Problem problem) {
            AuditQuestion lately = new AuditQuery().question(page.today());
            return Templates.search(
                    asked(query, lately, ""),
                    sealing.state(),
                    sealing.last(),
                    AuditWords.subjects(),
                    List.of(),
                    problem.violations().stream()
                            .map(violation -> violation.message())
                            .toList());
        }
    }

    private static Asked asked(AuditQuery query, AuditQuestion question, String next) {
        return new Asked(
                AuditQuery.first(question),
                AuditQuery.last(question),
                Objects.requireNonNullElse(question.actor(), ""),
                Objects.requireNonNullElse(question.action(), ""),
                Objects.requireNonNullElse(question.subjectType(), ""),
                Objects.requireNonNullElse(question.subjectId(), ""),
                Objects.requireNonNullElse(question.address(), ""),
                next,
                "/api/v1/audit-entries/table?" + query.address(question, null));
    }
}
