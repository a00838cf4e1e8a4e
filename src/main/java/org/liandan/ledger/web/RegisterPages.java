package org.liandan.ledger.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Problem;
import org.liandan.http.TableDownload;
import org.liandan.ledger.ExportBounds;
import org.liandan.ledger.ExportState;
import org.liandan.ledger.LedgerLine;
import org.liandan.ledger.LedgerRefusedException;
import org.liandan.ledger.RegisterFilter;
import org.liandan.ledger.RegisterKind;
import org.liandan.ledger.RegisterNarrowing;
import org.liandan.ledger.store.ExportJob;
import org.liandan.ledger.store.RegisterRows;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.WasteCategory;
import org.liandan.party.OrganizationId;

/** 登记册 with filters, and the exports that were asked for. */
@Path("/ledgers")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"PRODUCER", "CARRIER", "RECEIVER", "SUBDISTRICT", "BUREAU", "BUREAU_ADMIN", "AUDITOR"})
public class RegisterPages {

    private static final int SIZE = 50;
    private static final int MOST_PAGES = RegisterRows.MOST_COUNTED / SIZE;

    private final RegisterDesk desk;
    private final ExportDesk exports;
    private final RegisterRows rows;
    private final Caller caller;

    RegisterPages(RegisterDesk desk, ExportDesk exports, RegisterRows rows, Caller caller) {
        this.desk = desk;
        this.exports = exports;
        this.rows = rows;
        this.caller = caller;
    }

    /**
     * What was asked for, and where its neighbours are.
     *
     * @param states all that were asked for
     * @param narrowing what a number of the overview has narrowed it to
     * @param query the filters as a query
     * @param previous address of the page before, or empty
     * @param next address of the page behind, or empty
     * @param total how many lines there are, counted to 10,000
     * @param direct whether the file can be had at once
     */
    public record Asked(
            String from,
            String to,
            @Nullable WasteCategory category,
            String plate,
            String party,
            @Nullable ManifestState state,
            List<ManifestState> states,
            RegisterNarrowing narrowing,
            String query,
            String previous,
            String next,
            long total,
            boolean direct) {

        /** Whether there is a filter that has no field of its own. */
        public boolean isNarrowed() {
            return states.size() > 1 || !narrowing.equals(RegisterNarrowing.NONE);
        }
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance register(
                RegisterKind register,
                List<RegisterKind> registers,
                Asked asked,
                List<LedgerLine> lines,
                WasteCategory[] categories,
                ManifestState[] states,
                String refusal);

        static native TemplateInstance exports(List<ExportJob> jobs, boolean unfinished, String refusal);
    }

    @GET
    @Path("/registers/{kind}")
    public TemplateInstance register(
            @PathParam("kind") String kind,
            @BeanParam RegisterQuery query,
            @QueryParam("page") @DefaultValue("0") int number) {
        RegisterKind register = RegisterDesk.kind(kind);
        OrganizationId subject = desk.subject(register, caller);
        RegisterFilter filter;
        String refusal = "";
        RegisterQuery used = query;
        try {
            filter = query.filter(desk.today());
        } catch (Problem problem) {
            refusal = problem.violations().isEmpty()
                    ? problem.detail()
                    : problem.violations().getFirst().message();
            used = new RegisterQuery();
            filter = used.filter(desk.today());
        } catch (LedgerRefusedException refused) {
            refusal = refused.sentence().both();
            used = new RegisterQuery();
            filter = used.filter(desk.today());
        }
        int page = Math.clamp(number, 0, MOST_PAGES);
        long total = rows.count(register, subject, filter, RegisterRows.MOST_COUNTED);
        return Templates.register(
                register,
                desk.kinds(caller),
                asked(register, filter, used.query(), page, total),
                rows.page(register, subject, filter, SIZE, page * SIZE),
                WasteCategory.values(),
                ManifestState.values(),
                refusal);
    }

    private static Asked asked(RegisterKind register, RegisterFilter filter, String query, int page, long total) {
        String address = "/ledgers/registers/" + register.slug() + "?" + query + (query.isEmpty() ? "" : "&") + "page=";
        return new Asked(
                filter.from().toString(),
                filter.to().toString(),
                filter.category(),
                filter.plate() == null ? "" : filter.plate(),
                filter.party() == null ? "" : filter.party(),
                filter.states().size() == 1 ? filter.states().iterator().next() : null,
                filter.states().stream().sorted().toList(),
                filter.narrowing(),
                query,
                page == 0 ? "" : address + (page - 1),
                (page + 1L) * SIZE >= total ? "" : address + (page + 1),
                total,
                total <= ExportBounds.SYNCHRONOUS_LINES);
    }

    @POST
    @Path("/registers/{kind}/exports")
    public Response export(
            @PathParam("kind") String kind,
            @BeanParam RegisterQuery query,
            @FormParam("format") @DefaultValue("csv") String format) {
        try {
            exports.ask(RegisterDesk.kind(kind), query, TableDownload.format(format), caller);
            return Response.seeOther(URI.create("/ledgers/exports")).build();
        } catch (LedgerRefusedException refused) {
            return Response.status(refused.refusal().status())
                    .entity(exports(refused.sentence().both()))
                    .build();
        }
    }

    @GET
    @Path("/exports")
    public TemplateInstance exports() {
        return exports("");
    }

    private TemplateInstance exports(String refusal) {
        List<ExportJob> jobs = exports.list(caller);
        return Templates.exports(
                jobs, jobs.stream().map(ExportJob::state).anyMatch(ExportState::isUnfinished), refusal);
    }

    @POST
    @Path("/exports/{id}/cancellation")
    public Response cancel(@PathParam("id") long id) {
        try {
            exports.cancel(id, caller);
            return Response.seeOther(URI.create("/ledgers/exports")).build();
        } catch (LedgerRefusedException refused) {
            return Response.status(refused.refusal().status())
                    .entity(exports(refused.sentence().both()))
                    .build();
        }
    }
}
