package org.liandan.http;

import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes creation repeatable: a client that has not seen the answer sends the same request with the same
 * {@code Idempotency-Key} again and gets the first answer, not a second record.
 */
public interface Idempotency {

    /**
     * Runs the creation once per caller and key, inside the running transaction. Two requests with one key at the same
     * time wait for each other.
     *
     * @param key the request's {@code Idempotency-Key}, or null if it has none: then the creation simply runs
     * @param request what shall be created; repeated with another content it is refused with 422
     * @param create creates and answers; its entity and {@code Location} and {@code ETag} headers are kept for repetition
     */
    Response once(@Nullable String key, Object request, Supplier<Response> create);
}
