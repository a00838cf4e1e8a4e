package org.liandan.party.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether people may also sign in at their organisation's own identity provider (OpenID Connect). */
@ConfigMapping(prefix = "liandan.oidc")
public interface ProviderSettings {

    /** Off, and there is no such button and no such way in. */
    @WithDefault("false")
    boolean enabled();

    /** What the button says, for instance the provider's name. */
    @WithDefault("统一身份认证 Single sign-on")
    String name();
}
