package org.liandan.operations.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.liandan.cluster.Server;
import org.liandan.cluster.store.ServerRoll;
import org.liandan.http.Caller;
import org.liandan.http.Problem;
import org.liandan.ledger.store.ExportBook;
import org.liandan.ledger.store.ExportJob;
import org.liandan.operations.KnownJob;
import org.liandan.operations.store.JobDesk;

/** What the server does by itself: when it last did, how it ended, when it does again; which servers there are; and
 * everybody's exports. */
@Path("/operations/jobs")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("BUREAU_ADMIN")
public class JobPages {

    private static final int EXPORTS = 50;

    private final JobDesk desk;
    private final ServerRoll roll;
    private final ExportBook exports;
    private final Caller caller;

    JobPages(JobDesk desk, ServerRoll roll, ExportBook exports, Caller caller) {
        this.desk = desk;
        this.roll = roll;
        this.exports = exports;
        this.caller = caller;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance jobs(List<JobDesk.Job> jobs, List<Server> servers, List<ExportJob> exports);
    }

    @GET
    public TemplateInstance jobs() {
        return Templates.jobs(desk.jobs(), roll.servers(), exports.ofEverybody(EXPORTS));
    }

    @POST
    @Path("/{job}/runs")
    public Response run(@PathParam("job") String name) {
        KnownJob job = Arrays.stream(KnownJob.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("没有这个任务 There is no such job."));
        if (!desk.start(job, caller.username())) {
            throw Problem.conflict(
                    "job-not-started",
                    "这个任务正在运行，或不能手动运行 This job is running already, or may not be run by hand.",
                    Map.of());
        }
        return Response.seeOther(URI.create("/operations/jobs")).build();
    }

    @POST
    @Path("/exports/{id}/cancellation")
    public Response cancel(@PathParam("id") long id) {
        exports.cancel(exports.find(id).orElseThrow(() -> Problem.notFound("没有这个导出任务。 There is no such export.")));
        return Response.seeOther(URI.create("/operations/jobs")).build();
    }
}
