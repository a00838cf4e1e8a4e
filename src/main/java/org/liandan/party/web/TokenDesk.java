package org.liandan.party.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.liandan.audit.AuditLog;
import org.liandan.http.Caller;
import org.liandan.http.Problem;
import org.liandan.http.Violations;
import org.liandan.party.Account;
import org.liandan.party.ApiToken;
import org.liandan.party.Role;
import org.liandan.party.TokenScope;
import org.liandan.party.store.AccountReader;
import org.liandan.party.store.ApiTokens;

/**
 * Tokens of programs: everybody makes them for his own account alone, so that nobody acts in another's name; administrators see and
 * withdraw everybody's.
 */
@ApplicationScoped
public class TokenDesk {

    private final ApiTokens tokens;
    private final AccountReader accounts;
    private final AuditLog audit;
    private final Caller caller;

    TokenDesk(ApiTokens tokens, AccountReader accounts, AuditLog audit, Caller caller) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.audit = audit;
        this.caller = caller;
    }

    /**
     * Makes a token for the caller's account.
     *
     * @param codes of scopes
     * @param secondFactor whether the caller has taken the second step in this session
     * @throws Problem 400 if something is out of bounds, 409 if the account has too many
     */
    @Transactional
    public ApiTokens.Made make(String name, List<String> codes, int days, boolean secondFactor) {
        String called = name.strip();
        Set<TokenScope> scopes = EnumSet.noneOf(TokenScope.class);
        Violations violations = new Violations();
        violations.require(
                !called.isEmpty() && called.length() <= ApiToken.LONGEST_NAME,
                "name",
                "请填写程序名称，最多 60 个字符。 Give the program a name of at most 60 characters.");
        for (String code : codes) {
            TokenScope.of(code)
                    .ifPresentOrElse(
                            scopes::add, () -> violations.require(false, "scopes", "没有这种权限。 There is no such scope."));
        }
        violations.require(!codes.isEmpty(), "scopes", "至少选择一种权限。 Choose at least one scope.");
        violations.require(
                days >= 1 && days <= ApiToken.LONGEST_DAYS, "days", "有效期为 1 到 366 天。 A token lasts 1 to 366 days.");
        violations.throwIfAny();
        Account account = accounts.find(caller.username()).orElseThrow();
        if (tokens.good(account) >= ApiTokens.MOST_OF_ONE) {
            throw Problem.conflict(
                    "too-many-tokens",
                    "一个账号最多有 20 个令牌，请先停用不再使用的 An account has at most 20 tokens; withdraw one that is not needed any more.",
                    Map.of());
        }
        ApiTokens.Made made = tokens.make(account, called, scopes, days, secondFactor);
        audit.record(
                "API_TOKEN_MADE",
                "api_token",
                String.valueOf(made.id()),
                new TreeMap<>(Map.of(
                        "name", called,
                        "scopes", scopes.stream().map(TokenScope::code).toList(),
                        "days", days)));
        return made;
    }

    /**
     * Withdraws a token of the caller's, or anybody's if the caller is an administrator; it is good for nothing from then on.
     *
     * @throws Problem 404 if there is none such
     */
    @Transactional
    public void withdraw(long id) {
        ApiToken token = tokens.find(id)
                .filter(found -> found.username().equals(caller.username()) || caller.has(Role.BUREAU_ADMIN))
                .orElseThrow(() -> Problem.notFound("没有这个令牌 There is no such token."));
        if (tokens.withdraw(id, caller.username())) {
            audit.record("API_TOKEN_WITHDRAWN", "api_token", String.valueOf(id), Map.of("username", token.username()));
        }
    }
}
