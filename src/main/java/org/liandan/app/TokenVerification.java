package org.liandan.app;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import java.util.Set;
import org.liandan.http.TokenKey;

/** What a bearer token must be: ours, HS256, signed with this installation's key, not expired. */
final class TokenVerification {

    @Produces
    @ApplicationScoped
    @Alternative
    @Priority(1)
    JWTAuthContextInfo tokenVerification(TokenKey tokenKey) {
        JWTAuthContextInfo expected = new JWTAuthContextInfo(tokenKey.key(), TokenKey.ISSUER);
        expected.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
        expected.setRequireNamedPrincipal(true);
        expected.setClockSkew(0);
        return expected;
    }
}
