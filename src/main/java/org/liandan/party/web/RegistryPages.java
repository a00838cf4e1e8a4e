package org.liandan.party.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.liandan.audit.PersonalData;
import org.liandan.http.Conditions;
import org.liandan.http.ListPage;
import org.liandan.http.Page;
import org.liandan.party.Role;
import org.liandan.party.store.OrganizationRecord;
import org.liandan.party.store.UserRecord;

/** Organisations and accounts to look up. What is kept there is changed over REST. */
@Path("/registry")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"BUREAU", "BUREAU_ADMIN", "AUDITOR"})
public class RegistryPages {

    private final Page page;

    RegistryPages(Page page) {
        this.page = page;
    }

    @GET
    public Response first() {
        return Response.seeOther(URI.create("/registry/organizations")).build();
    }

    @GET
    @Path("organizations")
    @Transactional
    public TemplateInstance organizations(
            @QueryParam("q") @DefaultValue("") String text, @QueryParam("page") @DefaultValue("0") int asked) {
        String sought = ListPage.sought(text);
        int number = ListPage.number(asked);
        var found = OrganizationRecord.search(new Conditions().contains("name", sought));
        List<List<String>> rows = found.page(number, ListPage.SIZE).stream()
                .map(line -> List.of(
                        line.name,
                        line.creditCode,
                        Objects.requireNonNullElse(line.address, ""),
                        line.phone == null ? "" : PersonalData.phone(line.phone),
                        page.inUse(line.active)))
                .toList();
        return new ListPage(
                        "/registry/organizations",
                        "registry.organizations",
                        List.of(
                                "registry.name",
                                "registry.creditCode",
                                "registry.address",
                                "registry.phone",
                                "registry.state"),
                        rows,
                        found.count(),
                        sought,
                        number)
                .shown();
    }

    @GET
    @Path("users")
    @Transactional
    public TemplateInstance users(
            @QueryParam("q") @DefaultValue("") String text, @QueryParam("page") @DefaultValue("0") int asked) {
        String sought = ListPage.sought(text);
        int number = ListPage.number(asked);
        var found = UserRecord.search(new Conditions().contains("username", sought));
        List<UserRecord> lines = found.page(number, ListPage.SIZE).list();
        Map<Long, String> organizations =
                names(lines.stream().map(line -> line.organizationId).collect(Collectors.toSet()));
        List<List<String>> rows = lines.stream()
                .map(line -> List.of(
                        line.username,
                        line.displayName,
                        organizations.getOrDefault(line.organizationId, ""),
                        words(line.roles()),
                        page.inUse(line.active)))
                .toList();
        return new ListPage(
                        "/registry/users",
                        "registry.users",
                        List.of(
                                "registry.username",
                                "registry.person",
                                "registry.organization",
                                "registry.roles",
                                "registry.state"),
                        rows,
                        found.count(),
                        sought,
                        number)
                .shown();
    }

    private String words(Set<Role> roles) {
        return roles.stream().map(page::role).sorted().collect(Collectors.joining(" · "));
    }

    private static Map<Long, String> names(Set<Long> ids) {
        return OrganizationRecord.<OrganizationRecord>list("id in ?1", ids).stream()
                .collect(Collectors.toMap(line -> line.id, line -> line.name));
    }
}
