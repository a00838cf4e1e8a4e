package org.liandan.manifest.web;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Problem;
import org.liandan.manifest.seal.PublishedKey;
import org.liandan.manifest.seal.Statement;
import org.liandan.manifest.store.KeyRing;
import org.liandan.manifest.store.ManifestDesk;

/** The public keys, for anybody who checks a signature; and taking another one into use. */
@Path("/api/v1/signing-keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "signing-keys", description = "签名公钥 Public keys of signatures")
public class SigningKeyResource {

    private final KeyRing keys;
    private final ManifestDesk desk;

    SigningKeyResource(KeyRing keys, ManifestDesk desk) {
        this.keys = keys;
        this.desk = desk;
    }

    /**
     * One public key.
     *
     * @param holder credit code of its organisation, or {@code PLATFORM}
     * @param point uncompressed point on sm2p256v1, hexadecimal
     * @param validTo from when on it signs no more, or null while it does
     * @param endorsement the platform's statement that it is the holder's
     * @param retirement the platform's statement that it is used no more, or null
     */
    @Schema(name = "SigningKey")
    public record KeyBody(
            String id,
            String holder,
            String point,
            Instant validFrom,
            @Nullable Instant validTo,
            Statement endorsement,
            @Nullable Statement retirement) {

        static KeyBody of(PublishedKey key) {
            return new KeyBody(
                    key.id(),
                    key.holder(),
                    key.point(),
                    key.validFrom(),
                    key.validTo(),
                    key.endorsement(),
                    key.retirement());
        }
    }

    @GET
    @Path("/platform")
    @PermitAll
    @Operation(summary = "平台公钥，任何人可读 The platform's public keys; the first vouches for itself")
    public List<KeyBody> platform() {
        return keys.published().stream()
                .filter(key -> key.holder().equals(PublishedKey.PLATFORM))
                .map(KeyBody::of)
                .toList();
    }

    @GET
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN", "AUDITOR"})
    @Operation(summary = "全部公钥 All public keys")
    public List<KeyBody> all() {
        return keys.published().stream().map(KeyBody::of).toList();
    }

    @POST
    @Path("/{holder}/rotation")
    @RolesAllowed("BUREAU_ADMIN")
    @Operation(
            summary = "更换签名密钥 Take another key into use",
            description = "holder: a credit code, or PLATFORM. What the key before has signed stays good.")
    public Map<String, String> rotate(@PathParam("holder") String holder) {
        if (holder.equals(PublishedKey.PLATFORM)) {
            return Map.of("id", keys.rotate(null));
        }
        return Map.of(
                "id",
                keys.rotate(desk.organization(holder)
                        .orElseThrow(() -> Problem.notFound("没有这个单位 There is no such organisation."))));
    }
}
