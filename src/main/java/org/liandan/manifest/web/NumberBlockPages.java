package org.liandan.manifest.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Days;
import org.liandan.http.Page;
import org.liandan.http.Problem;
import org.liandan.manifest.store.NumberBlocks;
import org.liandan.manifest.store.PickLists;
import org.liandan.manifest.store.PickLists.PlaceOption;
import org.liandan.manifest.store.StoredBlock;
import org.liandan.party.Role;

/** 预留编号: numbers to print and take along to a place without network. */
@Path("/number-blocks")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"PRODUCER", "BUREAU", "BUREAU_ADMIN", "AUDITOR"})
public class NumberBlockPages {

    private final NumberBlocks blocks;
    private final PickLists lists;
    private final Caller caller;
    private final Page page;

    NumberBlockPages(NumberBlocks blocks, PickLists lists, Caller caller, Page page) {
        this.blocks = blocks;
        this.lists = lists;
        this.caller = caller;
        this.page = page;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(
                List<StoredBlock> blocks, List<PlaceOption> origins, String today, String refusal);
    }

    @GET
    public TemplateInstance list() {
        return page("");
    }

    @POST
    @RolesAllowed("PRODUCER")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response reserve(
            @FormParam("place") @Nullable String place,
            @FormParam("size") int size,
            @FormParam("day") @Nullable String day) {
        try {
            String readable = Days.readable(day);
            blocks.reserve(
                    place == null ? "" : place,
                    size,
                    readable.isEmpty() ? null : LocalDate.parse(readable),
                    NumberBlockResource.NumberBlockRequest.USUAL_DAYS,
                    caller);
            return Response.seeOther(URI.create("/number-blocks")).build();
        } catch (Problem refused) {
            String why = refused.violations().isEmpty()
                    ? refused.detail()
                    : refused.violations().getFirst().message();
            return Response.status(refused.status())
                    .entity(page(page.half(why)))
                    .build();
        }
    }

    private TemplateInstance page(String refusal) {
        return Templates.list(
                blocks.list(caller),
                caller.has(Role.PRODUCER) ? lists.origins(caller.organization()) : List.of(),
                page.today().toString(),
                refusal);
    }
}
