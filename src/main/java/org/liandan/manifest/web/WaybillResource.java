package org.liandan.manifest.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.manifest.store.WaybillList;

/** What terminals have sent for manifests (0x0701), over REST. */
@Path("/api/v1/waybills")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "waybills", description = "车载终端运单 Waybills from trucks' terminals")
@RolesAllowed({"CARRIER", "BUREAU", "BUREAU_ADMIN", "AUDITOR"})
public class WaybillResource {

    private static final int LARGEST_PAGE = 200;

    private final WaybillList waybills;
    private final Caller caller;

    WaybillResource(WaybillList waybills, Caller caller) {
        this.waybills = waybills;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "终端运单，新的在前 Waybills, newest first")
    public List<WaybillBody> list(
            @QueryParam("all") @Parameter(description = "含已受理和已处理的 Also those accepted or looked after") boolean all,
            @QueryParam("before")
                    @Parameter(description = "只列编号更小的，用于翻页 Only those of a smaller id: the next page")
                    @Nullable Long before,
            @QueryParam("size") @DefaultValue("50") @Min(1) @Max(LARGEST_PAGE) int size) {
        return waybills.list(caller.seesEverything() ? null : caller.organization(), all, before, size).stream()
                .map(WaybillBody::of)
                .toList();
    }
}
