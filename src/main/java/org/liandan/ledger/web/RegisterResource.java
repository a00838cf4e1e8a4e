package org.liandan.ledger.web;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.http.Caller;
import org.liandan.http.Paging;
import org.liandan.http.TableDownload;
import org.liandan.http.TableFile;
import org.liandan.ledger.ExportBounds;
import org.liandan.ledger.LedgerRefusal;
import org.liandan.ledger.LedgerRefusedException;
import org.liandan.ledger.RegisterFilter;
import org.liandan.ledger.RegisterKind;
import org.liandan.ledger.store.LedgerTable;
import org.liandan.ledger.store.RegisterRows;
import org.liandan.party.OrganizationId;

/** Registers of manifests: outgoing, transported, incoming, managed. */
@Path(RegisterResource.PATH)
@RolesAllowed({"PRODUCER", "CARRIER", "RECEIVER", "SUBDISTRICT", "BUREAU", "BUREAU_ADMIN", "AUDITOR"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "registers", description = "登记册 Registers of manifests over any time")
public class RegisterResource {

    static final String PATH = "/api/v1/registers";

    private final RegisterDesk desk;
    private final RegisterRows rows;
    private final AuditLog audit;
    private final Caller caller;

    RegisterResource(RegisterDesk desk, RegisterRows rows, AuditLog audit, Caller caller) {
        this.desk = desk;
        this.rows = rows;
        this.audit = audit;
        this.caller = caller;
    }

    @GET
    @Path("/{kind}")
    @Operation(
            summary = "登记册 A register: outgoing, transported, incoming or managed, the latest first",
            description = "X-Total-Count counts to 10,000 at most; whoever needs more lines asks for a file.")
    public Response list(
            @PathParam("kind") String kind,
            @BeanParam RegisterQuery query,
            @BeanParam @Valid Paging paging,
            @Context UriInfo uri) {
        RegisterKind register = RegisterDesk.kind(kind);
        OrganizationId subject = desk.subject(register, caller);
        RegisterFilter filter = query.filter(desk.today());
        long total = rows.count(register, subject, filter, RegisterRows.MOST_COUNTED);
        var lines = rows.page(register, subject, filter, paging.size, paging.offset()).stream()
                .map(LedgerBody.LineBody::of)
                .toList();
        return paging.response(lines, total, uri);
    }

    @GET
    @Path("/{kind}/file")
    @Transactional
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "下载登记册 A register as CSV or XLSX, at most 5,000 lines; for more see /api/v1/exports")
    public Response file(
            @PathParam("kind") String kind,
            @BeanParam RegisterQuery query,
            @QueryParam("format") @DefaultValue("csv") String format) {
        RegisterKind register = RegisterDesk.kind(kind);
        OrganizationId subject = desk.subject(register, caller);
        RegisterFilter filter = query.filter(desk.today());
        TableFile.Format wanted = TableDownload.format(format);
        int most = ExportBounds.SYNCHRONOUS_LINES;
        if (rows.count(register, subject, filter, most + 1) > most) {
            throw new LedgerRefusedException(LedgerRefusal.EXPORT_SYNCHRONOUS_LIMIT, most);
        }
        audit.record("REGISTER_FETCHED", "register", register.name(), Map.of("format", wanted.name()));
        return TableDownload.of(
                wanted,
                register.chinese(),
                "register-" + register.slug() + "-" + filter.from() + "-" + filter.to(),
                table -> write(register, subject, filter, table));
    }

    private void write(RegisterKind register, @Nullable OrganizationId subject, RegisterFilter filter, TableFile table)
            throws IOException {
        table.row(LedgerTable.HEADER);
        QuarkusTransaction.requiringNew().call(() -> {
            rows.each(
                    register,
                    subject,
                    filter,
                    ExportBounds.SYNCHRONOUS_LINES,
                    line -> table.row(LedgerTable.cells(line)));
            return register;
        });
    }
}
