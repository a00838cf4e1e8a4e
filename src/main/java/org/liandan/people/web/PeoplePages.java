package org.liandan.people.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.http.FieldViolation;
import org.liandan.http.Problem;
import org.liandan.people.Held;
import org.liandan.people.PersonalDataField;

/** What the system holds about people at all, and about one of them. A form that is posted keeps the number out of the address. */
@Path("/people")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("BUREAU_ADMIN")
public class PeoplePages {

    private static final int LONGEST_ECHO = 40;

    private final PeopleDesk desk;

    PeoplePages(PeopleDesk desk) {
        this.desk = desk;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance people(List<PersonalDataField> fields, Asked asked, @Nullable Found found);
    }

    /** What was asked for. */
    public record Asked(String phone, String username, List<String> refusals) {

        /** The same as JSON. */
        public String address() {
            return "/api/v1/people/export?phone=" + URLEncoder.encode(phone, StandardCharsets.UTF_8) + "&username="
                    + URLEncoder.encode(username, StandardCharsets.UTF_8);
        }
    }

    /** What is held; places where nothing is are left out. */
    public record Found(List<String> phones, List<String> usernames, List<Held> places) {}

    @GET
    public TemplateInstance people() {
        return Templates.people(List.of(PersonalDataField.values()), new Asked("", "", List.of()), null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response find(
            @FormParam("phone") @DefaultValue("") String phone,
            @FormParam("username") @DefaultValue("") String username) {
        try {
            PeopleDesk.Answer answer = desk.export(phone, username);
            Found found = new Found(
                    answer.person().phones().stream().sorted().toList(),
                    answer.person().usernames().stream().sorted().toList(),
                    answer.places().stream().filter(held -> held.count() > 0).toList());
            return page(200, new Asked(phone.strip(), username.strip(), List.of()), found);
        } catch (Problem problem) {
            List<String> refusals =
                    problem.violations().stream().map(FieldViolation::message).toList();
            return page(problem.status(), new Asked(bounded(phone), bounded(username), refusals), null);
        }
    }

    private static Response page(int status, Asked asked, @Nullable Found found) {
        return Response.status(status)
                .entity(Templates.people(List.of(PersonalDataField.values()), asked, found))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static String bounded(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_ECHO));
    }
}
