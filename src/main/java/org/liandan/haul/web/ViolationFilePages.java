package org.liandan.haul.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.liandan.audit.AuditLog;
import org.liandan.haul.store.ViolationReader;
import org.liandan.http.Caller;
import org.liandan.http.Page;
import org.liandan.http.Problem;
import org.liandan.http.TableDownload;
import org.liandan.http.TableFile;

/** The list of violations as a table for a spreadsheet. A carrier has its own trucks', the authorities all. */
@Path("/violations/file")
@Produces(MediaType.WILDCARD)
@RolesAllowed({"CARRIER", "BUREAU", "BUREAU_ADMIN", "TRAFFIC_POLICE", "AUDITOR"})
public class ViolationFilePages {

    /** A district's quarter; who needs more asks by month. */
    private static final int MOST_EXPORTED = 50_000;

    private final ViolationReader violations;
    private final AuditLog audit;
    private final Caller caller;
    private final Page page;

    ViolationFilePages(ViolationReader violations, AuditLog audit, Caller caller, Page page) {
        this.violations = violations;
        this.audit = audit;
        this.caller = caller;
        this.page = page;
    }

    /**
     * The violations that the list shows, newest first.
     *
     * @param format {@code csv} or {@code xlsx}
     */
    @GET
    // for the line in the audit log; the rows go out after it
    @Transactional
    public Response file(@BeanParam ViolationQuery query, @QueryParam("format") @DefaultValue("xlsx") String format) {
        TableFile.Format wanted = TableDownload.format(format);
        ViolationReader.Filter filter =
                ViolationSearch.of(query).filter(caller.seesEverything() ? null : caller.organization());
        if (violations.count(filter) > MOST_EXPORTED) {
            throw new Problem(
                    413,
                    "too-many-rows",
                    "最多导出 " + MOST_EXPORTED + " 条，请缩短时间范围。 At most " + MOST_EXPORTED
                            + " violations; narrow the period.",
                    List.of(),
                    Map.of());
        }
        audit.record("VIOLATIONS_EXPORTED", "violation", wanted.name(), Map.of());
        return TableDownload.of(wanted, "违规行为", "violations-" + page.today(), table -> {
            table.row(ViolationTable.HEADER);
            violations.each(filter, MOST_EXPORTED, violation -> table.row(ViolationTable.cells(violation)));
        });
    }
}
