package org.liandan.media.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.file.Files;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Paging;
import org.liandan.http.Problem;
import org.liandan.media.MediaItem;
import org.liandan.media.store.MediaFiles;
import org.liandan.media.store.MediaReader;

/** Photos, recordings and attachments. Pictures may be shown in a page; everything else is a download, whatever it claims. */
@Path("/api/v1/media")
@RolesAllowed({"CARRIER", "BUREAU", "BUREAU_ADMIN", "TRAFFIC_POLICE", "AUDITOR"})
@Tag(name = "media", description = "照片、录音录像与报警附件 Photos, recordings and attachments")
public class MediaResource {

    private static final Logger LOG = Logger.getLogger(MediaResource.class);

    private final MediaReader reader;
    private final MediaFiles files;
    private final Caller caller;

    MediaResource(MediaReader reader, MediaFiles files, Caller caller) {
        this.reader = reader;
        this.files = files;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "照片与录音录像列表 List photos and recordings of the main connection, newest first",
            description =
                    "Attachments of safety alarms stand with their alarms. from (inclusive) and to (exclusive) are"
                            + " ISO 8601 with offset and speak of when it was taken.")
    public Response list(
            @BeanParam @Valid Paging paging,
            @QueryParam("plate") @Size(max = 20) @Nullable String plate,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @Context UriInfo uri) {
        MediaReader.Filter filter = AlarmQuery.filter(caller, null, plate, from, to);
        return paging.response(
                reader.media(filter, paging.offset(), paging.size).stream()
                        .map(AlarmView.FileView::of)
                        .toList(),
                reader.countMedia(filter),
                uri);
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "取文件 The file itself",
            description = "Who was given which file is in the audit log. The ETag is the file's SHA-256.")
    public Response file(@PathParam("id") long id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        MediaItem item = find(id);
        MediaItem.StoredFile file = item.file();
        if (file == null) {
            throw Problem.notFound("文件尚未传到 The file has only been announced.");
        }
        String tag = "\"" + file.sha256() + "\"";
        if (tag.equals(known)) {
            return cached(Response.notModified(), tag).build();
        }
        java.nio.file.Path path = files.resolve(file.path());
        if (!Files.isReadable(path)) {
            LOG.errorf("media %d has lost its file %s", id, file.path());
            throw Problem.notFound("文件已丢失 The file is lost.");
        }
        reader.given(item, file);
        Response.ResponseBuilder response = cached(
                        Response.ok(path.toFile(), item.format().contentType()), tag)
                .header("X-Content-Type-Options", "nosniff");
        if (!item.format().shownInPages()) {
            response.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + downloadName(item) + "\"");
        }
        return response.build();
    }

    private static Response.ResponseBuilder cached(Response.ResponseBuilder response, String tag) {
        return response.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, "private, max-age=3600");
    }

    /** An attachment's name is harmless by {@link org.liandan.media.EvidenceFile}. */
    private static String downloadName(MediaItem item) {
        String name = item.name();
        return name == null ? "media-" + item.id() + "." + item.format().extension() : name;
    }

    @PUT
    @Path("/{id}/hold")
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Operation(summary = "长期保留文件 Keep the file beyond the retention period")
    public void hold(@PathParam("id") long id) {
        keep(id, true);
    }

    @DELETE
    @Path("/{id}/hold")
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Operation(summary = "不再长期保留 Let the retention period apply again")
    public void release(@PathParam("id") long id) {
        keep(id, false);
    }

    private void keep(long id, boolean kept) {
        if (!reader.keep(id, kept)) {
            throw noSuchFile();
        }
    }

    private MediaItem find(long id) {
        return reader.find(id)
                // another carrier's record answers as if it were not there
                .filter(item -> caller.seesEverything() || item.carrier().equals(caller.organization()))
                .orElseThrow(MediaResource::noSuchFile);
    }

    private static Problem noSuchFile() {
        return Problem.notFound("没有这个文件 There is no such file.");
    }
}
