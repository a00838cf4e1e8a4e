package org.liandan.manifest.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.liandan.http.LoginThrottle;
import org.liandan.http.Problem;
import org.liandan.manifest.Decision;
import org.liandan.manifest.Labelled;
import org.liandan.manifest.Manifest;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.WasteCategory;
import org.liandan.manifest.store.Certificates;

/**
 * The public check of a certificate: no account, no personal data, and nothing to be learnt without a code that only the certificate
 * has. The page checks signatures in the browser, too, and works there without a network.
 */
@Path("/verify")
@PermitAll
public class VerifyPages {

    private final Certificates certificates;
    private final LoginThrottle throttle;

    VerifyPages(Certificates certificates, Clock clock) {
        this.certificates = certificates;
        throttle = new LoginThrottle(clock);
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance check(@Nullable State state, boolean missing, Words words);
    }

    /** A code and its name. */
    public record Word(String name, String chinese, String english) {

        static List<Word> of(Enum<?>[] codes) {
            return List.of(codes).stream()
                    .map(code -> new Word(code.name(), ((Labelled) code).chinese(), ((Labelled) code).english()))
                    .toList();
        }
    }

    /** Names for the codes that the page's script reads. */
    public record Words(List<Word> categories, List<Word> decisions, List<Word> states) {

        static final Words ALL =
                new Words(Word.of(WasteCategory.values()), Word.of(Decision.values()), Word.of(ManifestState.values()));
    }

    /**
     * The manifest of a code, as it is now, without anybody's name.
     *
     * @param current whether no step was taken since the certificate was issued
     * @param receivedM3 null before the receiver has decided
     */
    @Schema(name = "CertificateState")
    public record State(
            String number,
            String printedNumber,
            ManifestState state,
            boolean current,
            String plate,
            WasteCategory wasteCategory,
            BigDecimal producedM3,
            @Nullable BigDecimal receivedM3,
            int version) {

        static State of(Certificates.Known known) {
            Manifest manifest = known.now().manifest();
            return new State(
                    manifest.header().number().value(),
                    manifest.header().number().printed(),
                    manifest.state(),
                    known.isCurrent(),
                    manifest.carriage()
                            .map(carriage -> carriage.signed().part().plate().value())
                            .orElse(""),
                    manifest.producer().wasteCategory(),
                    manifest.producer().volumeM3(),
                    manifest.receipt().map(receipt -> receipt.part().volumeM3()).orElse(null),
                    known.now().version());
        }

        /** The state's name in both languages. */
        public Labelled stateName() {
            return state;
        }
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance page() {
        return Templates.check(null, false, Words.ALL);
    }

    @GET
    @Path("/{code}")
    @Produces(MediaType.TEXT_HTML)
    public Response check(@PathParam("code") String code, @Context HttpServerRequest request) {
        Optional<State> state = find(code, request);
        return Response.status(state.isPresent() ? 200 : 404)
                .entity(Templates.check(state.orElse(null), state.isEmpty(), Words.ALL))
                .header("Cache-Control", "no-store")
                .header("X-Robots-Tag", "noindex")
                .build();
    }

    @GET
    @Path("/{code}")
    @Produces("application/json;qs=0.9")
    @Operation(
            summary = "核验“身份证” The state now of the manifest that a certificate's code speaks of; no account is needed")
    public Response state(@PathParam("code") String code, @Context HttpServerRequest request) {
        State state = find(code, request)
                .orElseThrow(() -> Problem.notFound("没有与此码相符的联单。 There is no manifest for this code."));
        return Response.ok(state).header("Cache-Control", "no-store").build();
    }

    /** Whoever guesses waits longer from time to time; a code that is right costs nothing. */
    private Optional<State> find(String code, HttpServerRequest request) {
        String address = request.remoteAddress().hostAddress();
        Duration wait = throttle.waitFor("verify", address);
        if (!wait.isZero()) {
            throw new Problem(
                    429,
                    "too-many-checks",
                    "核验次数过多，请稍后再试。 Too many codes that are none; try again later.",
                    List.of(),
                    Map.of("retryAfterSeconds", wait.toSeconds() + 1));
        }
        Optional<State> state = certificates.find(code).map(State::of);
        if (state.isEmpty()) {
            throttle.failed("verify", address);
        }
        return state;
    }
}
