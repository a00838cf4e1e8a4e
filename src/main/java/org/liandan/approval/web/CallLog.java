package org.liandan.approval.web;

import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.liandan.approval.Call;

/**
 * The latest calls of a sandbox, in memory: a sandbox is thrown away, and so is this. Elsewhere it keeps nothing.
 */
@Singleton
class CallLog {

    static final int CAPACITY = 20_000;

    private final boolean sandbox;
    private final ArrayDeque<Call> calls = new ArrayDeque<>();

    CallLog(@ConfigProperty(name = "liandan.sandbox", defaultValue = "false") boolean sandbox) {
        this.sandbox = sandbox;
    }

    /** Whether this server is a sandbox. */
    boolean isSandbox() {
        return sandbox;
    }

    synchronized void add(Call call) {
        if (calls.size() == CAPACITY) {
            calls.removeFirst();
        }
        calls.add(call);
    }

    /** All that are kept, in their order. */
    synchronized List<Call> all() {
        return List.copyOf(calls);
    }
}
