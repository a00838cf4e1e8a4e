package org.liandan.party.web;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.PasswordCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.smallrye.jwt.build.Jwt;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.http.FieldViolation;
import org.liandan.http.LoginThrottle;
import org.liandan.http.Problem;
import org.liandan.http.TokenKey;
import org.liandan.party.Account;
import org.liandan.party.Role;
import org.liandan.party.store.AccountReader;
import org.liandan.party.store.OrganizationRecord;

/** Access tokens for programs; people log in with a form and get a session cookie instead. */
@Path("/api/v1/tokens")
@PermitAll
@Tag(name = "tokens")
public class TokenResource {

    private static final ZoneId DISTRICT = ZoneId.of("Asia/Shanghai");

    /** What a program shows to get in. */
    public record Credentials(
            @NotBlank @Size(max = 40) String username,
            @NotBlank @Size(max = 200) String password,

            @Schema(description = "账号启用第二步验证时的六位验证码 The six digits of the second step, where the account has one")
            @Size(max = 10) @Nullable String code) {}

    /** The organisation that the account belongs to. */
    public record OrganizationName(long id, String name, String creditCode) {}

    /**
     * The way in for the next hours.
     *
     * @param accessToken to be sent as {@code Authorization: Bearer …}
     * @param expiresAt when it stops being good
     */
    public record AccessToken(
            String accessToken, OffsetDateTime expiresAt, Set<Role> roles, OrganizationName organization) {}

    private final IdentityProviderManager identities;
    private final LoginThrottle throttle;
    private final AccountReader accounts;
    private final SecondFactorDesk secondFactors;
    private final SessionSettings settings;
    private final TokenKey tokenKey;
    private final Clock clock;

    TokenResource(
            IdentityProviderManager identities,
            LoginThrottle throttle,
            AccountReader accounts,
            SecondFactorDesk secondFactors,
            SessionSettings settings,
            TokenKey tokenKey,
            Clock clock) {
        this.identities = identities;
        this.throttle = throttle;
        this.accounts = accounts;
        this.secondFactors = secondFactors;
        this.settings = settings;
        this.tokenKey = tokenKey;
        this.clock = clock;
    }

    @POST
    @Operation(summary = "换取访问令牌 Get an access token")
    public AccessToken issue(@NotNull @Valid Credentials credentials, HttpServerRequest request) {
        String username = credentials.username().strip().toLowerCase(Locale.ROOT);
        check(username, credentials.password(), request.remoteAddress().hostAddress());
        Account account = accounts.find(username).orElseThrow();
        requireSecondFactor(account, credentials.code(), request.remoteAddress().hostAddress());
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expiry = now.plus(TokenKey.LIFETIME);
        String token = Jwt.issuer(TokenKey.ISSUER)
                .upn(username)
                .groups(account.roles().stream().map(Role::name).collect(Collectors.toSet()))
                .claim(TokenKey.GENERATION, account.sessionGeneration())
                .issuedAt(now)
                .expiresAt(expiry)
                .sign(tokenKey.key());
        return new AccessToken(
                token, expiry.atZone(DISTRICT).toOffsetDateTime(), account.roles(), organization(account));
    }

    private void requireSecondFactor(Account account, @Nullable String code, String address) {
        if (account.secondFactor()) {
            if (code == null) {
                throw new Problem(
                        401,
                        "second-factor-missing",
                        "请同时提供第二步验证的验证码 Send the code of the second step as well (code).",
                        List.of(new FieldViolation("code", "请填写 is missing")),
                        Map.of());
            }
            secondFactors.take(account.username(), code, address);
        } else if (settings.needsSecondFactor(account.roles())) {
            throw new Problem(
                    403,
                    "second-factor-to-be-set-up",
                    "请先在网页 /second-factor 设置第二步验证 Set up the second step on the page /second-factor first.",
                    List.of(),
                    Map.of());
        }
    }

    private void check(String username, String password, String address) {
        throttle.admit(username, address);
        try {
            identities.authenticateBlocking(new UsernamePasswordAuthenticationRequest(
                    username, new PasswordCredential(password.toCharArray())));
            throttle.succeeded(username, address);
        } catch (AuthenticationFailedException e) {
            throttle.refused(username, address);
            throw new Problem(401, "wrong-credentials", "用户名或密码不正确 Wrong username or password.", List.of(), Map.of());
        }
    }

    private static OrganizationName organization(Account account) {
        OrganizationRecord organization = Objects.requireNonNull(
                OrganizationRecord.findById(account.organization().value()));
        return new OrganizationName(account.organization().value(), organization.name, organization.creditCode);
    }
}
