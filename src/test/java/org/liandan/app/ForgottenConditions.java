package org.liandan.app;

import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.liandan.http.store.Statements;

/** What somebody might write in a hurry: queries without a word of whose records they are for. Only tests have it. */
@Path("/test/forgotten")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class ForgottenConditions {

    private static final String MANIFESTS = "select number from manifest";

    @Inject
    Statements statements;

    private List<String> texts(String sql) {
        return statements.query(sql, row -> row.getString(1));
    }

    @GET
    @Path("manifests")
    @Operation(hidden = true)
    public List<String> manifests() {
        return texts(MANIFESTS);
    }

    @GET
    @Path("steps")
    @Operation(hidden = true)
    public List<String> steps() {
        return texts("select distinct number from manifest_event");
    }

    @GET
    @Path("drivers")
    @Operation(hidden = true)
    public List<String> drivers() {
        return texts("select name from driver");
    }

    @GET
    @Path("positions")
    @Operation(hidden = true)
    public List<String> positions() {
        return texts("select distinct vehicle_id::text from position");
    }

    @GET
    @Path("positions-in-transaction")
    @Operation(hidden = true)
    @Transactional
    public List<String> positionsInTransaction() {
        return positions();
    }

    @GET
    @Path("findings")
    @Operation(hidden = true)
    public List<String> findings() {
        return texts("select plate || ' ' || type from violation");
    }

    @GET
    @Path("photos")
    @Operation(hidden = true)
    public List<String> photos() {
        return texts("select plate from media");
    }

    @GET
    @Path("in-transaction")
    @Operation(hidden = true)
    @Transactional
    public List<String> inTransaction() {
        return texts(MANIFESTS);
    }

    @GET
    @Path("rolled-back")
    @Operation(hidden = true)
    @Transactional
    public List<String> rolledBack() {
        throw new InternalServerErrorException(String.valueOf(texts(MANIFESTS).size()));
    }

    @POST
    @Path("changing")
    @Operation(hidden = true)
    public List<String> changing() {
        return texts(MANIFESTS);
    }
}
