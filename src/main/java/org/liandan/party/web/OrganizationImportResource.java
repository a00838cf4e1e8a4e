package org.liandan.party.web;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.http.ImportFiles;
import org.liandan.http.ImportLines;
import org.liandan.http.ImportMode;
import org.liandan.http.ImportReport;
import org.liandan.http.Violations;
import org.liandan.party.CreditCode;
import org.liandan.party.store.OrganizationImport;

/** Organisations from a table; the credit code is the key. */
@Path("/api/v1/imports/organizations")
@RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
@Tag(name = "imports", description = "批量导入 Imports")
public class OrganizationImportResource {

    /** The columns. */
    public record Row(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 40) String creditCode,
            @Size(max = 200) @Nullable String creditCodeOverrideReason,
            @Size(max = 200) @Nullable String address,
            @Size(max = 40) @Nullable String phone) {}

    private final ImportFiles files;
    private final OrganizationImport organizations;
    private final AuditLog audit;

    OrganizationImportResource(ImportFiles files, OrganizationImport organizations, AuditLog audit) {
        this.files = files;
        this.organizations = organizations;
        this.audit = audit;
    }

    @POST
    @Consumes({"text/csv", "text/plain", "application/octet-stream"})
    @Transactional
    @TransactionConfiguration(timeout = 300)
    @Operation(summary = "导入单位（CSV） Import organisations: name,creditCode,creditCodeOverrideReason,address,phone")
    public ImportReport organizations(InputStream body, @QueryParam("mode") @Nullable String mode) {
        ImportMode importMode = ImportMode.of(mode);
        ImportLines<OrganizationImport.Line> lines = new ImportLines<>();
        files.csv(body, Row.class, (number, row, _, violations) -> {
            CreditCode code = row == null ? null : creditCode(row, violations);
            lines.add(
                    number,
                    code == null ? "" : code.value(),
                    row == null || code == null ? null : line(row, code),
                    violations);
        });
        ImportReport report = lines.finish(importMode, organizations::merge);
        audit.record("ORGANIZATIONS_IMPORTED", "organization", "*", report.counts());
        return report;
    }

    private static @Nullable CreditCode creditCode(Row row, Violations violations) {
        return row.creditCode() == null
                ? null
                : violations.valid(
                        "creditCode", CreditCode.check(row.creditCode()), row.creditCodeOverrideReason() != null);
    }

    private static OrganizationImport.Line line(Row row, CreditCode code) {
        return new OrganizationImport.Line(
                row.name(),
                code.value(),
                code.checkHolds() ? null : row.creditCodeOverrideReason(),
                row.address(),
                row.phone());
    }
}
