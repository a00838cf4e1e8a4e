package org.liandan.operations.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Days;
import org.liandan.operations.Checkup;
import org.liandan.operations.Condition;
import org.liandan.operations.Vital;
import org.liandan.operations.store.FigureReader;
import org.liandan.party.Sentence;

/** What the operator's page says, for programs that watch from outside. */
@Path("/api/v1/operations")
@RolesAllowed("BUREAU_ADMIN")
@Tag(name = "operations", description = "运行状况 Operations")
public class OperationsResource {

    private final FigureReader figures;

    OperationsResource(FigureReader figures) {
        this.figures = figures;
    }

    /** How one thing is; sentences in Chinese with the English behind. */
    public record Sign(
            Vital vital,
            Condition condition,
            String value,
            @Nullable String detail,
            @Nullable String advice) {}

    /** How the server is, and everything that was looked at. */
    public record Health(OffsetDateTime at, Condition condition, String headline, List<Sign> signs) {}

    @GET
    @Operation(summary = "运行状况 How the server is, with what to do")
    public Health health() {
        Checkup checkup = Checkup.of(figures.read());
        return new Health(
                checkup.at().atZone(Days.ZONE).toOffsetDateTime(),
                checkup.condition(),
                checkup.headline().both(),
                checkup.signs().stream()
                        .map(sign -> new Sign(
                                sign.vital(),
                                sign.condition(),
                                sign.value().both(),
                                both(sign.detail()),
                                both(sign.advice())))
                        .toList());
    }

    private static @Nullable String both(@Nullable Sentence sentence) {
        return sentence == null ? null : sentence.both();
    }
}
