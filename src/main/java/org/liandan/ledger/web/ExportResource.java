package org.liandan.ledger.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Idempotency;
import org.liandan.http.TableDownload;
import org.liandan.ledger.ExportState;
import org.liandan.ledger.RegisterKind;
import org.liandan.ledger.store.ExportJob;
import org.liandan.manifest.DistrictTime;

/** Large registers in the background: asked for, watched, cancelled, fetched. A person sees his or her own. */
@Path(ExportResource.PATH)
@RolesAllowed({"PRODUCER", "CARRIER", "RECEIVER", "SUBDISTRICT", "BUREAU", "BUREAU_ADMIN", "AUDITOR"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "exports", description = "后台导出 Exports in the background")
public class ExportResource {

    static final String PATH = "/api/v1/exports";

    private final ExportDesk desk;
    private final Idempotency idempotency;
    private final Caller caller;

    ExportResource(ExportDesk desk, Idempotency idempotency, Caller caller) {
        this.desk = desk;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /**
     * An export.
     *
     * @param percent how much is written, 0 to 100
     * @param digest SHA-256 of the file
     * @param href where the file is, once it is done
     */
    @Schema(name = "Export")
    public record ExportBody(
            long id,
            RegisterKind register,
            String format,
            ExportState state,
            String chinese,
            int percent,
            long linesTotal,
            long linesDone,
            @Nullable Long bytes,
            @Nullable String digest,
            @Nullable String error,
            OffsetDateTime requestedAt,
            @Nullable OffsetDateTime endedAt,
            @Nullable OffsetDateTime expiresAt,
            @Nullable String href) {
        static ExportBody of(ExportJob job) {
            return new ExportBody(
                    job.id(),
                    job.register(),
                    job.format().extension(),
                    job.state(),
                    job.state().chinese(),
                    job.percent(),
                    job.linesTotal(),
                    job.linesDone(),
                    job.bytes(),
                    job.digest(),
                    job.error(),
                    DistrictTime.at(job.requestedAt()),
                    job.endedAt() == null ? null : DistrictTime.at(job.endedAt()),
                    job.expiresAt() == null ? null : DistrictTime.at(job.expiresAt()),
                    job.state() == ExportState.DONE ? PATH + "/" + job.id() + "/file" : null);
        }
    }

    @POST
    @Transactional
    @Operation(
            summary = "申请导出 Ask for a register as a file",
            description =
                    "At most 2,000,000 lines as CSV and 1,000,000 as XLSX; three unfinished ones a person; kept for seven"
                            + " days. The same filters as the register itself.")
    public Response ask(
            @QueryParam("register") @DefaultValue("managed") String register,
            @QueryParam("format") @DefaultValue("csv") String format,
            @BeanParam RegisterQuery query,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        return idempotency.once(idempotencyKey, List.of(register, format, query.query()), () -> {
            ExportJob job = desk.ask(RegisterDesk.kind(register), query, TableDownload.format(format), caller);
            return Response.created(URI.create(PATH + "/" + job.id()))
                    .entity(ExportBody.of(job))
                    .build();
        });
    }

    @GET
    @Operation(summary = "本人的导出 One's own exports, the latest first")
    public List<ExportBody> list() {
        return desk.list(caller).stream().map(ExportBody::of).toList();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "查看导出进度 How far an export has come")
    public ExportBody read(@PathParam("id") long id) {
        return ExportBody.of(desk.find(id, caller));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "取消导出 Cancel an export that is not done; 409 afterwards")
    public ExportBody cancel(@PathParam("id") long id) {
        desk.cancel(id, caller);
        return read(id);
    }

    @GET
    @Path("/{id}/file")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "下载导出文件 The file; 409 while there is none")
    public Response file(@PathParam("id") long id) {
        return desk.file(id, caller);
    }
}
