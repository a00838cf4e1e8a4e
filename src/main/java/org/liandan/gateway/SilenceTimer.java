package org.liandan.gateway;

import org.jspecify.annotations.Nullable;

/** Counts the seconds for which one connection has said nothing, and those for which it has been there. */
final class SilenceTimer {

    /** Set by the event loop, cleared by the sweeper. */
    private volatile boolean heard;

    /** Touched by the sweeper only, like the other. */
    private int silentS;

    private int connectedS;

    /** A frame has arrived; event loop. */
    void heard() {
        heard = true;
    }

    /**
     * A second has passed; sweeper.
     *
     * @param read whether the connection is read: one that we do not read is not the silent one
     * @param loggedIn whether its terminal has authenticated
     * @return why the connection is to be closed, or null
     */
    @Nullable CloseReason tick(boolean read, boolean loggedIn, long idleTimeoutS, long loginTimeoutS) {
        connectedS++;
        silentS = heard || !read ? 0 : silentS + 1;
        heard = false;
        if (silentS >= idleTimeoutS) {
            return CloseReason.IDLE;
        }
        // who waits for his code has done what he can
        return connectedS >= loginTimeoutS && read && !loggedIn ? CloseReason.LOGIN_TIMEOUT : null;
    }
}
