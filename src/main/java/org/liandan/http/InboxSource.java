package org.liandan.http;

import java.util.List;

/** A feature that knows of things that wait for somebody. */
public interface InboxSource {

    /** What waits for the caller's organisation, of each kind the longest waiting ones and at most so many. */
    List<InboxItem> items(Caller caller, int most);
}
