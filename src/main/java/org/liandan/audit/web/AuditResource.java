package org.liandan.audit.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditEntry;
import org.liandan.audit.AuditLog;
import org.liandan.audit.AuditQuestion;
import org.liandan.audit.Difference;
import org.liandan.http.Days;
import org.liandan.http.TableFile;

/** The audit log for programs. */
@Path("/api/v1/audit-entries")
@RolesAllowed({"BUREAU_ADMIN", "AUDITOR"})
@Tag(name = "audit")
public class AuditResource {

    private static final int MOST_EXPORTED = 50_000;
    private static final List<String> HEADER =
            List.of("时间 At", "账号 Actor", "操作 Action", "对象 Subject", "编号 Identity", "地址 Address", "内容 Detail");

    private final AuditDesk desk;
    private final AuditLog log;
    private final Clock clock;

    AuditResource(AuditDesk desk, AuditLog log, Clock clock) {
        this.desk = desk;
        this.log = log;
        this.clock = clock;
    }

    /**
     * An entry.
     *
     * @param at in the district's time
     * @param detail field to what is, personal data masked
     * @param before field to what was, for the fields that have changed
     */
    public record Entry(
            long id,
            OffsetDateTime at,
            String actor,
            String action,
            String subjectType,
            String subjectId,
            @Nullable String address,
            Map<String, String> detail,
            Map<String, String> before) {

        static Entry of(AuditView view) {
            AuditEntry entry = view.entry();
            return new Entry(
                    entry.id(),
                    entry.at().atZone(Days.ZONE).toOffsetDateTime(),
                    entry.actor(),
                    entry.action(),
                    entry.subjectType(),
                    entry.subjectId(),
                    entry.address(),
                    view.differences().stream()
                            .filter(line -> line.after() != null)
                            .collect(Collectors.toMap(Difference::field, Entry::after, (first, _) -> first)),
                    view.differences().stream()
                            .filter(Difference::isChange)
                            .collect(Collectors.toMap(Difference::field, Entry::before, (first, _) -> first)));
        }

        private static String after(Difference line) {
            return String.valueOf(line.after());
        }

        private static String before(Difference line) {
            return String.valueOf(line.before());
        }
    }

    @GET
    @Operation(summary = "审计日志 The audit log, latest first; Link rel=next leads on")
    public Response list(
            @BeanParam AuditQuery query, @QueryParam("size") @DefaultValue("50") @Min(1) @Max(500) int size) {
        AuditQuestion question = query.question(today());
        AuditDesk.Piece piece = desk.find(question, query.behind(), size);
        Response.ResponseBuilder answer =
                Response.ok(piece.views().stream().map(Entry::of).toList());
        if (piece.next() != null) {
            answer.header(
                    HttpHeaders.LINK,
                    "</api/v1/audit-entries?" + query.address(question, piece.next()) + "&size=" + size
                            + ">; rel=\"next\"");
        }
        return answer.build();
    }

    @GET
    @Path("/table")
    // for the line in the log itself; the rows go out after it
    @Transactional
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "导出审计日志 The same as CSV, at most 50,000 lines")
    public Response table(@BeanParam AuditQuery query) {
        AuditQuestion question = query.question(today());
        log.record(
                "AUDIT_EXPORTED",
                "audit_entry",
                "*",
                Map.of(
                        "from", AuditQuery.first(question).toString(),
                        "to", AuditQuery.last(question).toString()));
        StreamingOutput body = out -> {
            TableFile table = TableFile.Format.CSV.open(out, "audit");
            table.row(HEADER);
            try {
                desk.each(question, MOST_EXPORTED, view -> write(table, view));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            table.finish();
        };
        return Response.ok(body, TableFile.Format.CSV.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"audit-" + AuditQuery.first(question) + "-" + AuditQuery.last(question)
                                + ".csv\"")
                .build();
    }

    private static void write(TableFile table, AuditView view) {
        AuditEntry entry = view.entry();
        try {
            table.row(Arrays.asList(
                    entry.at().atZone(Days.ZONE).toOffsetDateTime().toString(),
                    entry.actor(),
                    entry.action(),
                    entry.subjectType(),
                    entry.subjectId(),
                    entry.address(),
                    view.differences().stream().map(AuditResource::words).collect(Collectors.joining("; "))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String words(Difference line) {
        return line.isChange()
                ? line.field() + ": " + line.before() + " → " + line.after()
                : line.field() + ": " + line.after();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Days.ZONE);
    }
}
