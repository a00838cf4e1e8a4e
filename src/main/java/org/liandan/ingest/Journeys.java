package org.liandan.ingest;

/** Who is told of the messages that are followed. */
public interface Journeys {

    /** One message of so many is followed; 0 for none. Read once, at the start. */
    int oneOf();

    /** A message has arrived; on the writer's thread, so nothing may be waited for. */
    void ended(Journey journey);
}
