package org.liandan.party.web;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.http.Caller;
import org.liandan.http.Conditions;
import org.liandan.http.FieldViolation;
import org.liandan.http.Idempotency;
import org.liandan.http.Paging;
import org.liandan.http.Problem;
import org.liandan.http.Versions;
import org.liandan.http.Violations;
import org.liandan.party.Role;
import org.liandan.party.store.OrganizationRecord;
import org.liandan.party.store.UserRecord;

/** Accounts. The bureau's administrators keep them; everybody sees and secures his own. */
@Path(UserResource.PATH)
@RolesAllowed("BUREAU_ADMIN")
@Tag(name = "users", description = "用户 Users")
public class UserResource {

    static final String PATH = "/api/v1/users";

    private static final int SHORTEST_PASSWORD = 8;
    /** What bcrypt looks at; a longer password would be cut silently. */
    private static final int LONGEST_PASSWORD_BYTES = 72;

    /**
     * An account as it shall be.
     *
     * @param username lower-case letters, digits, dot, underscore, hyphen; never changes
     * @param password 8 characters to 72 bytes; required for a new account, left out to keep the old one
     * @param language {@code zh} or {@code en}; {@code zh} if left out
     * @param active false withdraws the account at once; true if left out
     */
    public record UserRequest(
            @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9._-]{1,39}") String username,

            @Size(max = 200) @Nullable String password,
            @NotBlank @Size(max = 40) String displayName,
            @NotNull Long organizationId,
            @NotEmpty Set<@NotNull Role> roles,
            @Pattern(regexp = "zh|en") @Nullable String language,
            @Nullable Boolean active) {

        UserRequest withoutPassword() {
            return new UserRequest(username, null, displayName, organizationId, roles, language, active);
        }

        @Override
        public String toString() {
            return "UserRequest[" + username + "]";
        }
    }

    /** A new password for oneself. */
    public record PasswordRequest(
            @NotBlank @Size(max = 200) String oldPassword,
            @NotBlank @Size(max = 200) String newPassword) {

        @Override
        public String toString() {
            return "PasswordRequest[]";
        }
    }

    /** An account as it is; its password never leaves. */
    public record User(
            long id,
            String username,
            String displayName,
            long organizationId,
            Set<Role> roles,
            String language,
            boolean active) {

        static User of(UserRecord line) {
            return new User(
                    line.id,
                    line.username,
                    line.displayName,
                    line.organizationId,
                    line.roles(),
                    line.language,
                    line.active);
        }
    }

    private final Caller caller;
    private final AuditLog audit;
    private final Idempotency idempotency;

    UserResource(Caller caller, AuditLog audit, Idempotency idempotency) {
        this.caller = caller;
        this.audit = audit;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed({"BUREAU_ADMIN", "AUDITOR"})
    @Transactional
    @Operation(summary = "用户列表 List users")
    public Response list(
            @BeanParam @Valid Paging paging,
            @QueryParam("username") @Nullable String username,
            @QueryParam("organizationId") @Nullable Long organizationId,
            @QueryParam("active") @Nullable Boolean active,
            @Context UriInfo uri) {
        var found = UserRecord.search(new Conditions()
                .equal("username", username)
                .equal("organizationId", organizationId)
                .equal("active", active));
        long total = found.count();
        var items = found.page(paging.page, paging.size).stream().map(User::of).toList();
        return paging.response(items, total, uri);
    }

    @GET
    @Path("/me")
    @Authenticated
    @Transactional
    @Operation(summary = "当前用户 The calling account")
    public User me() {
        return User.of(own());
    }

    @PUT
    @Path("/me/password")
    @Authenticated
    @Transactional
    @Operation(summary = "修改自己的密码 Change one's own password")
    public void changeOwnPassword(@NotNull @Valid PasswordRequest request) {
        UserRecord line = own();
        Violations violations = new Violations();
        violations.require(
                BcryptUtil.matches(request.oldPassword(), line.passwordHash),
                "oldPassword",
                "原密码不正确 is not the present password");
        checkPassword("newPassword", request.newPassword(), violations);
        violations.throwIfAny();
        line.password(request.newPassword());
        audit.record("PASSWORD_CHANGED", "user", line.username, Map.of());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"BUREAU_ADMIN", "AUDITOR"})
    @Transactional
    @Operation(summary = "查看用户 Read a user")
    public Response read(@PathParam("id") long id) {
        UserRecord line = existing(id);
        return Versions.ok(User.of(line), line.version);
    }

    @POST
    @Transactional
    @Operation(summary = "建立用户 Create a user")
    public Response create(
            @NotNull @Valid UserRequest request, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        if (request.password() == null) {
            throw Problem.invalid(List.of(new FieldViolation("password", "必填 is required")));
        }
        // not even the hash of a password may be kept outside its own column
        return idempotency.once(idempotencyKey, request.withoutPassword(), () -> {
            UserRecord line = new UserRecord();
            line.username = request.username();
            apply(request, line);
            line.persistAndFlush();
            audit.record("USER_CREATED", "user", line.username, Map.of("roles", line.roles()));
            return Response.created(URI.create(PATH + "/" + line.id))
                    .header(HttpHeaders.ETAG, Versions.etag(line.version))
                    .entity(User.of(line))
                    .build();
        });
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @Operation(summary = "修改用户 Change a user")
    public Response update(
            @PathParam("id") long id,
            @NotNull @Valid UserRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        UserRecord line = existing(id);
        Versions.require(ifMatch, line.version);
        apply(request, line);
        line.persistAndFlush();
        audit.record("USER_CHANGED", "user", line.username, Map.of("roles", line.roles(), "active", line.active));
        return Versions.ok(User.of(line), line.version);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(summary = "停用用户 Withdraw a user")
    public void withdraw(@PathParam("id") long id) {
        UserRecord line = existing(id);
        refuseOwn(line);
        line.active = false;
        audit.record("USER_WITHDRAWN", "user", line.username, Map.of());
    }

    private void apply(UserRequest request, UserRecord line) {
        Violations violations = new Violations();
        violations.require(
                line.username.equals(request.username()), "username", "用户名不可修改 the name of an account never changes");
        violations.require(
                OrganizationRecord.findById(request.organizationId()) != null,
                "organizationId",
                "没有这个单位 there is no such organisation");
        if (request.password() != null) {
            checkPassword("password", request.password(), violations);
        }
        violations.throwIfAny();
        boolean keepsPower =
                !Boolean.FALSE.equals(request.active()) && request.roles().contains(Role.BUREAU_ADMIN);
        if (!keepsPower) {
            refuseOwn(line);
        }
        if (request.password() != null) {
            line.password(request.password());
        }
        line.displayName = request.displayName().strip();
        line.organizationId = request.organizationId();
        line.grant(request.roles());
        line.language = request.language() == null ? "zh" : request.language();
        line.active = !Boolean.FALSE.equals(request.active());
    }

    private static void checkPassword(String field, String password, Violations violations) {
        violations.require(
                password.length() >= SHORTEST_PASSWORD
                        && password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PASSWORD_BYTES,
                field,
                "密码至少 8 个字符、最多 72 字节 must have at least 8 characters and at most 72 bytes");
    }

    /** An administrator who takes his own power away could not give it back. */
    private void refuseOwn(UserRecord line) {
        if (line.username.equals(caller.username())) {
            throw Problem.conflict(
                    "own-account", "不能停用自己的账号或取消自己的管理员角色 One cannot withdraw one's own account or power.", Map.of());
        }
    }

    private UserRecord own() {
        return UserRecord.<UserRecord>find("username", caller.username())
                .firstResultOptional()
                .orElseThrow();
    }

    private static UserRecord existing(long id) {
        UserRecord line = UserRecord.findById(id);
        if (line == null) {
            throw Problem.notFound("没有这个用户 There is no such user.");
        }
        return line;
    }
}
