package org.liandan.guide.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.liandan.http.Caller;
import org.liandan.party.Role;

/** Help for each of the five who work with the system, and the page that shows every part of every page. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class GuidePages {

    private final Caller caller;

    GuidePages(Caller caller) {
        this.caller = caller;
    }

    /** Whom a chapter is for. */
    public enum Chapter {
        CLERK,
        DRIVER,
        GATE,
        OFFICER,
        OPERATOR
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance help(Chapter own);

        static native TemplateInstance design();
    }

    /** All chapters, the reader's own unfolded. */
    @GET
    @Path("help")
    public TemplateInstance help() {
        return Templates.help(own());
    }

    private Chapter own() {
        if (caller.has(Role.BUREAU_ADMIN)) {
            return Chapter.OPERATOR;
        }
        if (caller.has(Role.RECEIVER)) {
            return Chapter.GATE;
        }
        if (caller.has(Role.PRODUCER)) {
            return Chapter.CLERK;
        }
        if (caller.has(Role.DRIVER) || caller.has(Role.CARRIER)) {
            return Chapter.DRIVER;
        }
        return Chapter.OFFICER;
    }

    /** Colours, letters and parts, each once: where a new page looks before it invents something. */
    @GET
    @Path("design")
    public TemplateInstance design() {
        return Templates.design();
    }
}
