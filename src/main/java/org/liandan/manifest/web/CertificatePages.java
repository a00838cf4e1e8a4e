package org.liandan.manifest.web;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The certificate for links, which cannot ask for a form by a header. */
@Path("/manifests/{number}/certificate.pdf")
@Authenticated
public class CertificatePages {

    private final ManifestResource manifests;

    CertificatePages(ManifestResource manifests) {
        this.manifests = manifests;
    }

    @GET
    @Produces("application/pdf")
    public Response certificate(@PathParam("number") String number, @Context UriInfo uri) {
        return manifests.certificatePdf(number, uri);
    }
}
