package org.liandan.manifest.web;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The proof for links from the pages, where a session stands for a token. */
@Path("/manifests/{number}/proof.json")
@Authenticated
public class ProofPages {

    private final ProofResource proofs;

    ProofPages(ProofResource proofs) {
        this.proofs = proofs;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response proof(@PathParam("number") String number) {
        return proofs.proof(number);
    }
}
