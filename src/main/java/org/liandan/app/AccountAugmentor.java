package org.liandan.app;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import org.liandan.party.Account;
import org.liandan.party.Role;
import org.liandan.party.store.AccountReader;

/**
 * A password, cookie or token only says who someone is. What that account may do, for which organisation, and whether it
 * still exists is read here on every request.
 */
@ApplicationScoped
class AccountAugmentor implements SecurityIdentityAugmentor {

    private final AccountReader accounts;

    AccountAugmentor(AccountReader accounts) {
        this.accounts = accounts;
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
                .orElseThrow(() -> new AuthenticationFailedException("no active account of that name"));
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addAttribute(IdentityCaller.ORGANIZATION, account.organization())
                .addRoles(account.roles().stream().map(Role::name).collect(Collectors.toSet()))
                .build();
    }
}
