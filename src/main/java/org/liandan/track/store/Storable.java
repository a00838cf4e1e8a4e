package org.liandan.track.store;

import java.util.List;
import org.liandan.track.Position;
import org.liandan.track.SetAside;

/** What one message of a terminal asks to be stored. It is answered when all of it is committed, not before. */
public interface Storable {

    List<Position> positions();

    List<SetAside> setAside();

    /**
     * All of it is durable: stored, found stored already, or set aside. Called once, on the writer's thread; must be
     * short and must not throw.
     */
    void committed();

    /** Positions and reports set aside together. */
    default int size() {
        return positions().size() + setAside().size();
    }
}
