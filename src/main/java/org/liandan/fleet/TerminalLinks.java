package org.liandan.fleet;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The links between terminals and the platform, to be looked at: who is there, what was said, and who does not get in. */
public interface TerminalLinks {

    /** What has been seen of that number, or null when nothing has since the start of the server. */
    @Nullable LinkState find(TerminalPhone phone);

    /** The terminals that are logged in now. */
    Set<TerminalId> online();

    /** The latest messages of that number, newest first: at most 50, fewer where they are long. */
    List<LoggedMessage> messages(TerminalPhone phone);

    /** Who could not log in lately and has not since, newest first, one entry a number; at most 200. */
    List<LoginFailure> failures();
}
