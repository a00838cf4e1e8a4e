package org.liandan.ingest;

import java.util.ArrayList;
import java.util.List;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.track.Position;
import org.liandan.track.SetAside;
import org.liandan.track.store.Storable;

/** What one message of a terminal reported, on its way through a lane to the table. Belongs to one thread at a time. */
final class Delivery implements Storable {

    private final RegisteredTerminal terminal;
    private final List<SetAside> setAside;
    private final Receipt receipt;
    private final Lane lane;
    private final int size;
    private List<Position> positions;

    Delivery(
            RegisteredTerminal terminal,
            List<Position> positions,
            List<SetAside> setAside,
            Receipt receipt,
            Lane lane) {
        this.terminal = terminal;
        this.positions = positions;
        this.setAside = setAside.isEmpty() ? List.of() : new ArrayList<>(setAside);
        this.receipt = receipt;
        this.lane = lane;
        this.size = positions.size() + setAside.size();
    }

    RegisteredTerminal terminal() {
        return terminal;
    }

    Receipt receipt() {
        return receipt;
    }

    @Override
    public List<Position> positions() {
        return positions;
    }

    @Override
    public List<SetAside> setAside() {
        return setAside;
    }

    /** The same reports as plausibility has marked them; with those that were refused on the way, still as many. */
    Delivery judged(List<Position> marked, List<SetAside> refused) {
        if (refused.isEmpty()) {
            positions = marked;
            return this;
        }
        List<SetAside> all = new ArrayList<>(setAside);
        all.addAll(refused);
        return new Delivery(terminal, marked, all, receipt, lane);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void committed() {
        receipt.committed();
        lane.finished(size);
    }
}
