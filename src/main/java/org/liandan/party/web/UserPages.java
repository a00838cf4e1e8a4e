package org.liandan.party.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Conditions;
import org.liandan.http.ListPage;
import org.liandan.http.Page;
import org.liandan.http.Problem;
import org.liandan.http.Violations;
import org.liandan.party.Role;
import org.liandan.party.store.AccountReader;
import org.liandan.party.store.LoginSessions;
import org.liandan.party.store.OrganizationRecord;
import org.liandan.party.store.SecondFactors;
import org.liandan.party.store.UserRecord;

/** Accounts and their roles, for the bureau's administrators. A password that is made here is shown once, in the answer itself. */
@Path("/users")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("BUREAU_ADMIN")
public class UserPages {

    private static final int MOST_ORGANIZATIONS = 500;
    private static final int LONGEST_NAME = 40;
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");

    private final UserDesk desk;
    private final Caller caller;
    private final Page page;
    private final AccountReader accounts;
    private final LoginSessions sessions;
    private final SecondFactors secondFactors;
    private final SessionSettings settings;
    private final Clock clock;

    UserPages(
            UserDesk desk,
            Caller caller,
            Page page,
            AccountReader accounts,
            LoginSessions sessions,
            SecondFactors secondFactors,
            SessionSettings settings,
            Clock clock) {
        this.desk = desk;
        this.caller = caller;
        this.page = page;
        this.accounts = accounts;
        this.sessions = sessions;
        this.secondFactors = secondFactors;
        this.settings = settings;
        this.clock = clock;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(Asked asked, List<UserView> users, Form form);

        static native TemplateInstance user(
                UserView user, Form form, @Nullable String password, List<SessionPages.SessionView> sessions);
    }

    /**
     * What the list was asked for.
     *
     * @param previous address of the page before; empty on the first
     * @param next address of the page behind; empty on the last
     */
    public record Asked(
            String sought, @Nullable Role role, boolean withdrawn, long total, String previous, String next) {}

    /**
     * A form to fill in or to mend.
     *
     * @param username the name of a new account; empty for an old one
     * @param organizations name by identity
     */
    public record Form(
            String username,
            String displayName,
            @Nullable Long organizationId,
            Set<Role> roles,
            String language,
            Map<Long, String> organizations,
            List<String> refusals) {

        public List<Role> allRoles() {
            return List.of(Role.values());
        }
    }

    /**
     * An account as it is shown.
     *
     * @param own whether it is the reader's own
     * @param waitS seconds that it has to wait after wrong passwords; 0 for none
     * @param secondFactor whether its owner takes a second step at signing in
     */
    public record UserView(
            UserRecord record, String organization, List<Role> roles, boolean own, long waitS, boolean secondFactor) {}

    @GET
    @Transactional
    public TemplateInstance list(
            @QueryParam("q") @DefaultValue("") String text,
            @QueryParam("role") @DefaultValue("") String role,
            @QueryParam("withdrawn") @DefaultValue("false") boolean withdrawn,
            @QueryParam("page") @DefaultValue("0") int number) {
        return list(ListPage.sought(text), role(role), withdrawn, ListPage.number(number), form(null, List.of()));
    }

    private TemplateInstance list(String sought, @Nullable Role role, boolean withdrawn, int number, Form form) {
        Conditions conditions = new Conditions();
        if (!sought.isEmpty()) {
            conditions.matching(
                    "(username like :sought escape '\\' or lower(displayName) like :sought escape '\\')",
                    "sought",
                    "%"
                            + sought.toLowerCase(Locale.ROOT)
                                    .replace("\\", "\\\\")
                                    .replace("%", "\\%")
                                    .replace("_", "\\_")
                            + "%");
        }
        if (role != null) {
            conditions.matching("concat(',', roleNames, ',') like :role", "role", "%," + role.name() + ",%");
        }
        var found = UserRecord.search(conditions.equal("active", withdrawn ? null : Boolean.TRUE));
        long total = found.count();
        List<UserRecord> lines = found.page(number, ListPage.SIZE).list();
        Map<Long, String> names =
                names(lines.stream().map(line -> line.organizationId).collect(Collectors.toSet()));
        return Templates.list(
                new Asked(
                        sought,
                        role,
                        withdrawn,
                        total,
                        number == 0 ? "" : address(sought, role, withdrawn, number - 1),
                        (number + 1L) * ListPage.SIZE >= total ? "" : address(sought, role, withdrawn, number + 1)),
                lines.stream()
                        .map(line -> view(line, names.getOrDefault(line.organizationId, "")))
                        .toList(),
                form);
    }

    @GET
    @Path("/{id}")
    @Transactional
    public TemplateInstance user(@PathParam("id") long id) {
        return shown(desk.existing(id), null, List.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response create(
            @FormParam("username") @DefaultValue("") String username,
            @FormParam("displayName") @DefaultValue("") String displayName,
            @FormParam("organizationId") @Nullable Long organizationId,
            @FormParam("roles") List<Role> roles,
            @FormParam("language") @DefaultValue("zh") String language) {
        String name = username.strip().toLowerCase(Locale.ROOT);
        try {
            Violations violations = new Violations();
            violations.require(
                    USERNAME.matcher(name).matches(),
                    "username",
                    "用户名为 2 到 40 个小写字母、数字、点、横线或下划线，以字母或数字开头。 A user name has 2 to 40 lower-case letters, digits, dots, hyphens or"
                            + " underscores, and begins with a letter or digit.");
            UserDesk.Wish wish = wish(displayName, organizationId, roles, language, true, violations);
            return once(desk.create(name, wish));
        } catch (Problem problem) {
            Form again = new Form(
                    bounded(name),
                    bounded(displayName),
                    organizationId,
                    Set.copyOf(roles),
                    language,
                    organizations(),
                    refusals(problem));
            return Response.status(problem.status())
                    .entity(list("", null, false, 0, again))
                    .build();
        }
    }

    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response change(
            @PathParam("id") long id,
            @FormParam("displayName") @DefaultValue("") String displayName,
            @FormParam("organizationId") @Nullable Long organizationId,
            @FormParam("roles") List<Role> roles,
            @FormParam("language") @DefaultValue("zh") String language) {
        return acted(id, () -> {
            UserRecord line = desk.existing(id);
            UserRecord _ = desk.change(
                    line, wish(displayName, organizationId, roles, language, line.active, new Violations()), null);
            return Response.seeOther(URI.create("/users/" + id)).build();
        });
    }

    @POST
    @Path("/{id}/withdrawal")
    @Transactional
    public Response withdraw(@PathParam("id") long id) {
        return acted(id, () -> {
            desk.withdraw(desk.existing(id));
            return Response.seeOther(URI.create("/users/" + id)).build();
        });
    }

    @POST
    @Path("/{id}/restoration")
    @Transactional
    public Response restore(@PathParam("id") long id) {
        return acted(id, () -> once(desk.restore(desk.existing(id))));
    }

    @POST
    @Path("/{id}/password")
    @Transactional
    public Response resetPassword(@PathParam("id") long id) {
        return acted(id, () -> once(desk.resetPassword(desk.existing(id))));
    }

    @POST
    @Path("/{id}/sessions")
    @Transactional
    public Response endSessions(@PathParam("id") long id) {
        return acted(id, () -> {
            desk.endSessions(desk.existing(id));
            return Response.seeOther(URI.create("/users/" + id)).build();
        });
    }

    @POST
    @Path("/{id}/second-factor-removal")
    @Transactional
    public Response removeSecondFactor(@PathParam("id") long id) {
        return acted(id, () -> {
            desk.removeSecondFactor(desk.existing(id));
            return Response.seeOther(URI.create("/users/" + id)).build();
        });
    }

    @POST
    @Path("/{id}/unlocking")
    @Transactional
    public Response unlock(@PathParam("id") long id) {
        return acted(id, () -> {
            desk.unlock(desk.existing(id));
            return Response.seeOther(URI.create("/users/" + id)).build();
        });
    }

    /** What was refused is said on the account's page; nothing of it is kept. */
    private Response acted(long id, Supplier<Response> act) {
        try {
            return act.get();
        } catch (Problem problem) {
            if (problem.status() == Response.Status.NOT_FOUND.getStatusCode()) {
                throw problem;
            }
            UserRecord.forgetChanges();
            return Response.status(problem.status())
                    .entity(shown(desk.existing(id), null, refusals(problem)))
                    .build();
        }
    }

    private Response once(UserDesk.Given given) {
        return Response.ok(shown(given.user(), given.password(), List.of()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private TemplateInstance shown(UserRecord line, @Nullable String password, List<String> refusals) {
        Form form = form(line, refusals);
        return Templates.user(
                view(line, form.organizations().getOrDefault(line.organizationId, "")),
                form,
                password,
                accounts
                        .find(line.username)
                        .map(account -> SessionPages.open(sessions, settings, account, clock.instant()))
                        .orElse(List.of())
                        .stream()
                        .map(session -> SessionPages.view(session, false))
                        .toList());
    }

    private UserView view(UserRecord line, String organization) {
        return new UserView(
                line,
                organization,
                line.roles().stream().sorted().toList(),
                line.username.equals(caller.username()),
                desk.wait(line).toSeconds(),
                secondFactors.since(line.username).isPresent());
    }

    private static UserDesk.Wish wish(
            String displayName,
            @Nullable Long organizationId,
            List<Role> roles,
            String language,
            boolean active,
            Violations violations) {
        String name = displayName.strip();
        violations.require(
                !name.isEmpty() && name.length() <= LONGEST_NAME,
                "displayName",
                "请填写姓名，最多 40 个字符。 Give a name of at most 40 characters.");
        violations.require(organizationId != null, "organizationId", "请选择单位。 Choose an organisation.");
        violations.require(!roles.isEmpty(), "roles", "至少选择一个角色。 Choose at least one role.");
        violations.require(
                language.equals("zh") || language.equals("en"), "language", "没有这种语言。 There is no such language.");
        violations.throwIfAny();
        return new UserDesk.Wish(
                name, organizationId == null ? 0 : organizationId, Set.copyOf(roles), language, active);
    }

    private Form form(@Nullable UserRecord line, List<String> refusals) {
        return line == null
                ? new Form("", "", null, Set.of(), "zh", organizations(), refusals)
                : new Form(
                        line.username,
                        line.displayName,
                        line.organizationId,
                        line.roles(),
                        line.language,
                        organizations(),
                        refusals);
    }

    private Map<Long, String> organizations() {
        return OrganizationRecord.search(new Conditions().equal("active", true)).page(0, MOST_ORGANIZATIONS).stream()
                .collect(Collectors.toMap(line -> line.id, line -> line.name, (first, _) -> first, TreeMap::new));
    }

    private static Map<Long, String> names(Set<Long> ids) {
        return OrganizationRecord.<OrganizationRecord>list("id in ?1", ids).stream()
                .collect(Collectors.toMap(line -> line.id, line -> line.name));
    }

    private static List<String> refusals(Problem problem) {
        List<String> refusals = problem.violations().stream()
                .map(violation -> violation.message())
                .toList();
        return refusals.isEmpty() ? List.of(problem.detail()) : refusals;
    }

    private static @Nullable Role role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String bounded(String text) {
        return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
    }

    private static String address(String sought, @Nullable Role role, boolean withdrawn, int number) {
        return "/users?q=" + URLEncoder.encode(sought, StandardCharsets.UTF_8) + "&role="
                + (role == null ? "" : role.name()) + "&withdrawn=" + withdrawn + "&page=" + number;
    }
}
