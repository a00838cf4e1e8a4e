package org.liandan.party.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.liandan.audit.AuditLog;
import org.liandan.party.Role;

/** Lets the first administrator in: an empty installation gets the bureau as its organisation, and one account. */
@ApplicationScoped
public class FirstAccount {

    /** Name of the account. */
    public static final String USERNAME = "admin";

    private final AuditLog audit;

    FirstAccount(AuditLog audit) {
        this.audit = audit;
    }

    /**
     * Creates the first account unless there are accounts already.
     *
     * @param password the password to give it, if the operator has set one
     * @return false if there is no account, and no password to make one with
     */
    @Transactional
    public boolean ensure(Optional<String> password) {
        if (UserRecord.count() > 0) {
            return true;
        }
        if (password.isEmpty()) {
            return false;
        }
        OrganizationRecord bureau = new OrganizationRecord();
        bureau.name = "区执法局";
        bureau.creditCode = "000000000000000000";
        bureau.creditCodeOverrideReason = "首次启动时建立，待管理员填写真实代码";
        bureau.persistAndFlush();
        UserRecord admin = new UserRecord();
        admin.username = USERNAME;
        admin.displayName = "系统管理员";
        admin.organizationId = bureau.id;
        admin.grant(Set.of(Role.BUREAU_ADMIN));
        admin.password(password.get());
        admin.persistAndFlush();
        audit.record("USER_CREATED", "user", USERNAME, Map.of("first", true));
        return true;
    }
}
