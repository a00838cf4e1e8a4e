package org.liandan.operations.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Who changed which setting when, and what comes into force. Changed where each of them is kept. */
@Path("/operations/settings")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("BUREAU_ADMIN")
public class SettingPages {

    private final SettingHistory history;

    SettingPages(SettingHistory history) {
        this.history = history;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance settings(SettingHistory.History history);
    }

    @GET
    public TemplateInstance settings() {
        return Templates.settings(history.history());
    }
}
