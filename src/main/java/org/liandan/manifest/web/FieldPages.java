package org.liandan.manifest.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.liandan.manifest.FieldTable;
import org.liandan.manifest.Stage;
import org.liandan.manifest.store.ManifestDesk;
import org.liandan.policy.Policy;

/** 字段表: what every field of the three stages is, for whoever connects a system or answers a question about one. */
@Path("/fields")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class FieldPages {

    private final ManifestDesk desk;

    FieldPages(ManifestDesk desk) {
        this.desk = desk;
    }

    /** One stage with its fields. */
    public record Part(Stage stage, List<FieldTable.Line> lines) {}

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(List<Part> parts);
    }

    @GET
    public TemplateInstance list() {
        Policy policy = desk.policy();
        return Templates.list(Arrays.stream(Stage.values())
                .map(stage -> new Part(stage, FieldTable.lines(stage, policy)))
                .toList());
    }
}
