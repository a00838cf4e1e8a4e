package org.liandan.approval.web;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;
import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.liandan.approval.Call;
import org.liandan.http.Caller;

/** Notes every call of an account to a sandbox's API. */
@Provider
class CallRecorder implements ContainerResponseFilter {

    private static final String API = "/api/v1";
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_PATH = 120;
    private static final Pattern CODE = Pattern.compile("\"urn:liandan:problem:([a-z0-9-]{1,60})\"");

    /** Filters are made before the settings of this start are known. */
    private final Instance<CallLog> log;

    private final Caller caller;
    private final Clock clock;

    CallRecorder(Instance<CallLog> log, Caller caller, Clock clock) {
        this.log = log;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath();
        Principal principal = request.getSecurityContext().getUserPrincipal();
        if (!log.get().isSandbox() || principal == null || principal.getName().isEmpty() || !path.startsWith(API)) {
            return;
        }
        log.get()
                .add(new Call(
                        clock.instant(),
                        client(request.getHeaderString(HttpHeaders.USER_AGENT)),
                        principal.getName(),
                        caller.organization().value(),
                        request.getMethod(),
                        cut(path.substring(API.length()), LONGEST_PATH),
                        response.getStatus(),
                        code(response.getEntity()),
                        key(request.getHeaderString("Idempotency-Key"))));
    }

    private static String client(@Nullable String userAgent) {
        return userAgent == null || userAgent.isBlank() ? "(no User-Agent)" : cut(userAgent.strip(), LONGEST_NAME);
    }

    private static @Nullable String key(@Nullable String key) {
        return key == null ? null : cut(key, LONGEST_PATH);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    /** The problem's code; empty where the answer is none. */
    private static String code(@Nullable Object entity) {
        if (!(entity instanceof String text)) {
            return "";
        }
        Matcher found = CODE.matcher(text);
        return found.find() ? found.group(1) : "";
    }
}
