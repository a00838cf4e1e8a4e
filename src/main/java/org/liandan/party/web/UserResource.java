package org.liandan.party.web;

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
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Conditions;
import org.liandan.http.Days;
import org.liandan.http.Idempotency;
import org.liandan.http.Paging;
import org.liandan.http.Versions;
import org.liandan.http.Violations;
import org.liandan.party.Role;
import org.liandan.party.store.UserRecord;

/** Accounts. The bureau's administrators keep them; everybody sees and secures his own. */
@Path(UserResource.PATH)
@RolesAllowed("BUREAU_ADMIN")
@Tag(name = "users", description = "用户 Users")
public class UserResource {

    static final String PATH = "/api/v1/users";

    /**
     * An account as it shall be.
     *
     * @param username lower-case letters, digits, dot, underscore, hyphen; never changes
     * @param password 8 characters to 72 bytes; left out for a new account, one is made that is good once; left out later, the old
     *     one stays
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

        UserDesk.Wish wish() {
            return new UserDesk.Wish(
                    displayName,
                    organizationId,
                    roles,
                    language == null ? "zh" : language,
                    !Boolean.FALSE.equals(active));
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

    /**
     * A password that was made for somebody; it is told here and never again.
     *
     * @param oneTimePassword good for choosing one's own, and for nothing else
     * @param goodUntil until when
     */
    public record GivenPassword(User user, String oneTimePassword, OffsetDateTime goodUntil) {

        static GivenPassword of(UserDesk.Given given) {
            return new GivenPassword(
                    User.of(given.user()),
                    given.password(),
                    Objects.requireNonNull(given.user().givenPasswordUntil)
                            .atZone(Days.ZONE)
                            .toOffsetDateTime());
        }

        @Override
        public String toString() {
            return "GivenPassword[" + user.username() + "]";
        }
    }

    private final Caller caller;
    private final UserDesk desk;
    private final Idempotency idempotency;

    UserResource(Caller caller, UserDesk desk, Idempotency idempotency) {
        this.caller = caller;
        this.desk = desk;
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
        UserRecord _ = desk.choosePassword(request.oldPassword(), request.newPassword());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"BUREAU_ADMIN", "AUDITOR"})
    @Transactional
    @Operation(summary = "查看用户 Read a user")
    public Response read(@PathParam("id") long id) {
        UserRecord line = desk.existing(id);
        return Versions.ok(User.of(line), line.version);
    }

    @POST
    @Transactional
    @Operation(summary = "建立用户 Create a user")
    public Response create(
            @NotNull @Valid UserRequest request, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        String password = request.password();
        if (password == null) {
            // what is told once is not kept to be told again
            return givenOnce(desk.create(request.username(), request.wish()), Response.Status.CREATED);
        }
        // not even the hash of a password may be kept outside its own column
        return idempotency.once(idempotencyKey, request.withoutPassword(), () -> {
            UserRecord line = desk.create(request.username(), password, request.wish());
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
        UserRecord line = desk.existing(id);
        Versions.require(ifMatch, line.version);
        Violations violations = new Violations();
        violations.require(
                line.username.equals(request.username()), "username", "用户名不可修改 the name of an account never changes");
        violations.throwIfAny();
        UserRecord changed = desk.change(line, request.wish(), request.password());
        return Versions.ok(User.of(changed), changed.version);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(summary = "停用用户 Withdraw a user")
    public void withdraw(@PathParam("id") long id) {
        desk.withdraw(desk.existing(id));
    }

    @POST
    @Path("/{id}/password")
    @Transactional
    @Operation(summary = "重置密码 Make a password that is good once; sessions end")
    public Response resetPassword(@PathParam("id") long id) {
        return givenOnce(desk.resetPassword(desk.existing(id)), Response.Status.OK);
    }

    @DELETE
    @Path("/{id}/sessions")
    @Transactional
    @Operation(summary = "结束会话 End all sessions and tokens of a user")
    public void endSessions(@PathParam("id") long id) {
        desk.endSessions(desk.existing(id));
    }

    @DELETE
    @Path("/{id}/lock")
    @Transactional
    @Operation(summary = "解除登录限制 Let a user try again after too many wrong passwords")
    public void unlock(@PathParam("id") long id) {
        desk.unlock(desk.existing(id));
    }

    private static Response givenOnce(UserDesk.Given given, Response.Status status) {
        return Response.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.LOCATION, PATH + "/" + given.user().id)
                .entity(GivenPassword.of(given))
                .build();
    }

    private UserRecord own() {
        return UserRecord.<UserRecord>find("username", caller.username())
                .firstResultOptional()
                .orElseThrow();
    }
}
