package org.liandan.party.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.http.Caller;
import org.liandan.http.FieldViolation;
import org.liandan.http.LoginThrottle;
import org.liandan.http.Problem;
import org.liandan.http.RequestAddress;
import org.liandan.http.Violations;
import org.liandan.party.OneTimePassword;
import org.liandan.party.PasswordRule;
import org.liandan.party.Role;
import org.liandan.party.store.Administrators;
import org.liandan.party.store.OrganizationRecord;
import org.liandan.party.store.UserRecord;

/**
 * What administrators do with accounts, for the page and the API alike. Nobody takes his own power away, and the last
 * administrator stays one; every act is audited with what was and what is.
 */
@ApplicationScoped
public class UserDesk {

    private static final int UNKNOWN_PASSWORD_BYTES = 32;

    private final Caller caller;
    private final AuditLog audit;
    private final Administrators administrators;
    private final LoginThrottle throttle;
    private final SecondFactorDesk secondFactors;
    private final RequestAddress addresses;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    UserDesk(
            Caller caller,
            AuditLog audit,
            Administrators administrators,
            LoginThrottle throttle,
            SecondFactorDesk secondFactors,
            RequestAddress addresses,
            Clock clock) {
        this.caller = caller;
        this.audit = audit;
        this.administrators = administrators;
        this.throttle = throttle;
        this.secondFactors = secondFactors;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * An account as it shall be.
     *
     * @param language {@code zh} or {@code en}
     */
    public record Wish(String displayName, long organizationId, Set<Role> roles, String language, boolean active) {
        public Wish {
            roles = Set.copyOf(roles);
        }
    }

    /** An account, and the password to be told to its owner; it is nowhere else and is not told again. */
    public record Given(UserRecord user, String password) {
        @Override
        public String toString() {
            return "Given[" + user.username + "]";
        }
    }

    /** Makes an account whose password its owner knows already. */
    @Transactional
    UserRecord create(String username, String password, Wish wish) {
        UserRecord line = fresh(username, wish);
        Violations violations = new Violations();
        checkPassword("password", password, username, violations);
        violations.throwIfAny();
        line.password(password);
        return created(line);
    }

    /** Makes an account with a password that is good once. */
    @Transactional
    Given create(String username, Wish wish) {
        UserRecord line = fresh(username, wish);
        String password = give(line);
        return new Given(created(line), password);
    }

    private UserRecord fresh(String username, Wish wish) {
        if (UserRecord.count("username", username) > 0) {
            throw new Problem(
                    409,
                    "duplicate",
                    "已有相同的记录 There is such a record already.",
                    List.of(new FieldViolation("username", "已被使用 is already in use")),
                    Map.of());
        }
        UserRecord line = new UserRecord();
        line.username = username;
        require(wish);
        put(line, wish);
        return line;
    }

    private UserRecord created(UserRecord line) {
        line.persistAndFlush();
        audit.record("USER_CREATED", "user", line.username, picture(line));
        return line;
    }

    /** Changes an account. */
    @Transactional
    public UserRecord change(UserRecord line, Wish wish, @Nullable String password) {
        Violations violations = new Violations();
        if (password != null) {
            checkPassword("password", password, line.username, violations);
        }
        violations.throwIfAny();
        require(wish);
        if (!wish.active() || !wish.roles().contains(Role.BUREAU_ADMIN)) {
            refuseOwn(line);
        }
        Map<String, Object> before = picture(line);
        boolean ends = line.active && !wish.active();
        put(line, wish);
        if (password != null) {
            line.password(password);
        }
        if (ends || password != null) {
            line.endSessions();
        }
        line.persistAndFlush();
        requireAdministrator();
        audit.record("USER_CHANGED", "user", line.username, Map.of("before", before, "after", picture(line)));
        return line;
    }

    /** Takes an account out of use; its sessions end at once. */
    @Transactional
    public void withdraw(UserRecord line) {
        refuseOwn(line);
        line.active = false;
        line.endSessions();
        line.persistAndFlush();
        requireAdministrator();
        audit.record("USER_WITHDRAWN", "user", line.username, Map.of());
    }

    /** Puts an account back into use, with a password that is good once: the old one may be known to anybody by now. */
    @Transactional
    public Given restore(UserRecord line) {
        line.active = true;
        String password = give(line);
        line.persistAndFlush();
        audit.record("USER_RESTORED", "user", line.username, Map.of());
        return new Given(line, password);
    }

    /** Gives a new password that is good once; sessions with the old one end, and waiting after wrong ones does too. */
    @Transactional
    public Given resetPassword(UserRecord line) {
        // whoever lost his own asks another administrator: this one would be told to himself
        refuseOwn(line);
        String password = give(line);
        line.persistAndFlush();
        audit.record("PASSWORD_GIVEN", "user", line.username, Map.of());
        return new Given(line, password);
    }

    private String give(UserRecord line) {
        String password = OneTimePassword.draw(random);
        line.givePassword(password, clock.instant().plus(OneTimePassword.GOOD_FOR));
        line.endSessions();
        boolean _ = throttle.forgive(line.username);
        return password;
    }

    /** Lets somebody try again who has typed a wrong password too often. */
    @Transactional
    public void unlock(UserRecord line) {
        if (throttle.forgive(line.username)) {
            audit.record("USER_UNLOCKED", "user", line.username, Map.of());
        }
    }

    /** Ends every session and token of an account; its owner may log in again. */
    @Transactional
    public void endSessions(UserRecord line) {
        line.endSessions();
        line.persistAndFlush();
        audit.record("SESSIONS_ENDED", "user", line.username, Map.of());
    }

    /** Takes a lost phone's second step away; its owner sets up another. Sessions end, since whoever has the phone may have them. */
    @Transactional
    public void removeSecondFactor(UserRecord line) {
        refuseOwn(line);
        secondFactors.remove(line.username);
        line.endSessions();
        line.persistAndFlush();
    }

    /** How long the account has to wait before a password is looked at; zero if not at all. */
    Duration wait(UserRecord line) {
        return throttle.longestWait(line.username);
    }

    /** Sets the caller's own password, who knows the present one; every other session of the account ends. */
    @Transactional
    public UserRecord choosePassword(String present, String chosen) {
        UserRecord line = UserRecord.<UserRecord>find("username", caller.username())
                .firstResultOptional()
                .orElseThrow();
        // whoever sits down at an open session must not be able to try passwords
        String address = Objects.requireNonNullElse(addresses.ofThisRequest(), "");
        throttle.admit(line.username, address);
        boolean known = line.hasPassword(present);
        if (known) {
            throttle.succeeded(line.username, address);
        } else {
            throttle.refused(line.username, address);
        }
        Violations violations = new Violations();
        violations.require(known, "oldPassword", "原密码不正确 is not the present password");
        checkPassword("newPassword", chosen, line.username, violations);
        violations.require(
                !chosen.equals(present) || line.givenPasswordUntil == null,
                "newPassword",
                "不能沿用一次性密码 must be another than the one that was given");
        violations.throwIfAny();
        line.password(chosen);
        line.endSessions();
        line.persistAndFlush();
        audit.record("PASSWORD_CHANGED", "user", line.username, Map.of());
        return line;
    }

    /** Somebody who comes by the identity provider needs no password: in place of the one that was given stands one that nobody knows. */
    @Transactional
    public void forgetGivenPassword(String username) {
        UserRecord line = UserRecord.<UserRecord>find("username", username)
                .firstResultOptional()
                .orElseThrow();
        byte[] drawn = new byte[UNKNOWN_PASSWORD_BYTES];
        random.nextBytes(drawn);
        line.password(Base64.getEncoder().encodeToString(drawn));
        line.persistAndFlush();
        audit.record("GIVEN_PASSWORD_REMOVED", "user", username, Map.of());
    }

    UserRecord existing(long id) {
        UserRecord line = UserRecord.findById(id);
        if (line == null) {
            throw Problem.notFound("没有这个用户 There is no such user.");
        }
        return line;
    }

    private static void require(Wish wish) {
        Violations violations = new Violations();
        violations.require(
                OrganizationRecord.findById(wish.organizationId()) != null,
                "organizationId",
                "没有这个单位 there is no such organisation");
        violations.throwIfAny();
    }

    private static void put(UserRecord line, Wish wish) {
        line.displayName = wish.displayName().strip();
        line.organizationId = wish.organizationId();
        line.grant(wish.roles());
        line.language = wish.language();
        line.active = wish.active();
    }

    private static Map<String, Object> picture(UserRecord line) {
        Map<String, Object> picture = new TreeMap<>();
        picture.put("organizationId", line.organizationId);
        picture.put("roles", line.roles().stream().sorted().map(Role::name).toList());
        picture.put("language", line.language);
        picture.put("active", line.active);
        return picture;
    }

    private static void checkPassword(String field, String password, String username, Violations violations) {
        PasswordRule.fault(password, username).ifPresent(fault -> violations.add(field, fault.both()));
    }

    /** An administrator who takes his own power away could not give it back. */
    private void refuseOwn(UserRecord line) {
        if (line.username.equals(caller.username())) {
            throw Problem.conflict(
                    "own-account",
                    "不能停用、重置自己的账号，也不能取消自己的管理员角色 One cannot withdraw or reset one's own account, or take one's own power away.",
                    Map.of());
        }
    }

    private void requireAdministrator() {
        if (!administrators.isOneLeft()) {
            throw lastAdministrator();
        }
    }

    static Problem lastAdministrator() {
        return Problem.conflict(
                "last-administrator",
                "至少要保留一名在用的执法局管理员 At least one administrator of the bureau must stay in use.",
                Map.of());
    }
}
