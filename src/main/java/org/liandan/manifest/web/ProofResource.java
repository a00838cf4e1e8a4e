package org.liandan.manifest.web;

import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.liandan.audit.AuditLog;
import org.liandan.http.Caller;
import org.liandan.http.Problem;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.seal.Proof;
import org.liandan.manifest.store.ManifestDesk;
import org.liandan.manifest.store.ProofFile;
import org.liandan.manifest.store.Proofs;

/** What proves a manifest's history, for whoever may read the manifest. */
@Path("/api/v1/manifests/{number}/proof")
@Authenticated
@Tag(name = "manifests")
public class ProofResource {

    private final ManifestDesk desk;
    private final Proofs proofs;
    private final AuditLog audit;
    private final Caller caller;

    ProofResource(ManifestDesk desk, Proofs proofs, AuditLog audit, Caller caller) {
        this.desk = desk;
        this.proofs = proofs;
        this.audit = audit;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "签名链（用 ./liandan verify 离线核验） The signed steps, to be checked without this system",
            description = "Every step as it was signed, the public keys with the platform's word for them, and the"
                    + " platform's statement of where the chain ends. docs/proof.md describes it; ./liandan verify"
                    + " FILE checks it.")
    public Response proof(@PathParam("number") String number) {
        ManifestNumber known = desk.get(ManifestResource.number(number), caller)
                .manifest()
                .header()
                .number();
        Proof proof = proofs.of(known)
                .orElseThrow(() -> Problem.conflict(
                        "not-signed",
                        "这份联单形成于启用电子签名之前，没有签名步骤。 This manifest is from before signing began; none of its steps is"
                                + " signed.",
                        Map.of()));
        audit.record(
                "PROOF_READ",
                "manifest",
                known.value(),
                Map.of("steps", proof.steps().size()));
        return Response.ok(ProofFile.write(proof))
                .header("Content-Disposition", "inline; filename=\"proof-" + known + ".json\"")
                .header("Cache-Control", "private, no-store")
                .build();
    }
}
