package org.liandan.app;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.stream.Collectors;
import org.liandan.http.Caller;
import org.liandan.party.OrganizationId;
import org.liandan.party.Role;

/** The caller as the security layer knows it; {@link AccountAugmentor} has put the account's organisation there. */
@RequestScoped
class IdentityCaller implements Caller {

    static final String ORGANIZATION = "liandan.organization";

    private final SecurityIdentity identity;

    IdentityCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    @Override
    public String username() {
        return identity.getPrincipal().getName();
    }

    @Override
    public OrganizationId organization() {
        OrganizationId organization = identity.getAttribute(ORGANIZATION);
        if (organization == null) {
            throw new IllegalStateException("nobody has authenticated");
        }
        return organization;
    }

    @Override
    public Set<Role> roles() {
        return identity.getRoles().stream().map(Role::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
