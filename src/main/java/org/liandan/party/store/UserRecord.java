package org.liandan.party.store;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Sort;
import io.quarkus.security.jpa.Password;
import io.quarkus.security.jpa.Roles;
import io.quarkus.security.jpa.UserDefinition;
import io.quarkus.security.jpa.Username;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.UpdateTimestamp;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Conditions;
import org.liandan.party.Role;

/** A line of {@code app_user}: an account, its bcrypt hash and its roles. */
@Entity
@Table(name = "app_user")
@UserDefinition
public class UserRecord extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public long id;

    @Username
    @Column(nullable = false)
    public String username;

    @Password
    @Column(name = "password_hash", nullable = false)
    public String passwordHash;

    @Column(name = "display_name", nullable = false)
    public String displayName;

    @Column(name = "organization_id", nullable = false)
    public long organizationId;

    /** Names of {@link Role}, comma separated, which is the form that Quarkus Security reads. */
    @Roles
    @Column(name = "roles", nullable = false)
    public String roleNames;

    @Column(nullable = false)
    public String language = "zh";

    public boolean active = true;

    /** Until when a password that an administrator has given is good for choosing another; null for one's own. */
    @Column(name = "given_password_until")
    public @Nullable Instant givenPasswordUntil;

    /** Sessions and tokens that were begun with another number have ended. */
    @Column(name = "session_generation", nullable = false)
    public int sessionGeneration;

    @CreationTimestamp(source = SourceType.DB)
    @Column(name = "created_at", nullable = false)
    public Instant createdAt;

    @UpdateTimestamp(source = SourceType.DB)
    @Column(name = "updated_at", nullable = false)
    public Instant updatedAt;

    @Version
    public int version;

    /** The records that fulfil the conditions, oldest first. */
    public static PanacheQuery<UserRecord> search(Conditions conditions) {
        return find(conditions.query(), Sort.by("id"), conditions.parameters());
    }

    /** Forgets records in memory, with what a refused act has changed in them; the next look finds what is stored. */
    public static void forgetChanges() {
        getEntityManager().clear();
    }

    public Set<Role> roles() {
        return rolesOf(roleNames);
    }

    public void grant(Collection<Role> roles) {
        roleNames = roles.stream().sorted().distinct().map(Role::name).collect(Collectors.joining(","));
    }

    /** Sets a password that its owner has chosen. */
    public void password(String password) {
        passwordHash = BcryptUtil.bcryptHash(password);
        givenPasswordUntil = null;
    }

    /** Sets a password that somebody else knows: good until then, and for nothing but choosing another. */
    public void givePassword(String password, Instant until) {
        password(password);
        givenPasswordUntil = until;
    }

    /** Whether that is the account's password. */
    public boolean hasPassword(String password) {
        return BcryptUtil.matches(password, passwordHash);
    }

    /** Ends every session and token that the account has. */
    public void endSessions() {
        sessionGeneration++;
    }

    static Set<Role> rolesOf(String names) {
        return Arrays.stream(names.split(",", -1))
                .map(Role::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }
}
