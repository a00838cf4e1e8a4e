package org.liandan.app;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.liandan.http.Caller;
import org.liandan.http.TokenKey;
import org.liandan.party.Account;
import org.liandan.party.Role;
import org.liandan.party.store.AccountReader;
import org.liandan.party.web.SessionSettings;

/**
 * A password, cookie or token only says who someone is. What that account may do, for which organisation, and whether it
 * still exists is read here on every request.
 */
@ApplicationScoped
class AccountAugmentor implements SecurityIdentityAugmentor {

    /** Attribute with {@link Account#sessionGeneration()}. */
    static final String GENERATION = "liandan.session-generation";

    /** Somebody has shown who he is, and has no account here that is in use; the cause of the failure that says so. */
    static final class NoAccountException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoAccountException() {
            super("no active account of that name");
        }
    }

    private final AccountReader accounts;
    private final SessionSettings settings;
    private final Clock clock;

    AccountAugmentor(AccountReader accounts, SessionSettings settings, Clock clock) {
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous()) {
            return Uni.createFrom().item(identity);
        }
        return context.runBlocking(() -> withAccount(identity));
    }

    private SecurityIdentity withAccount(SecurityIdentity identity) {
        Account account = accounts.find(identity.getPrincipal().getName())
                .filter(Account::active)
                .orElseThrow(() -> new AuthenticationFailedException(new NoAccountException()));
        // whom the provider has let in needs no password of ours, and its tokens know nothing of our sessions
        boolean byProvider = identity.getCredential(IdTokenCredential.class) != null;
        Instant given = byProvider ? null : account.givenPasswordUntil();
        if (given != null && given.isBefore(clock.instant())) {
            throw new AuthenticationFailedException("the password that was given has not been used in time");
        }
        if (!byProvider
                && identity.getPrincipal() instanceof JsonWebToken token
                && begunWith(token) != account.sessionGeneration()) {
            throw new AuthenticationFailedException("the token has been ended");
        }
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addAttribute(IdentityCaller.ORGANIZATION, account.organization())
                .addAttribute(GENERATION, account.sessionGeneration())
                .addAttribute(Caller.PASSWORD_TO_BE_CHOSEN, given != null)
                .addAttribute(
                        Caller.SECOND_FACTOR, account.secondFactor() || settings.needsSecondFactor(account.roles()))
                .addRoles(account.roles().stream().map(Role::name).collect(Collectors.toSet()))
                .build();
    }

    /** Tokens from before there were such numbers have none. */
    private static int begunWith(JsonWebToken token) {
        Object claim = token.getClaim(TokenKey.GENERATION);
        return claim == null ? 0 : Integer.parseInt(claim.toString());
    }
}
