package org.liandan.gateway.attachment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.liandan.jt808.FragmentBudget;
import org.liandan.media.store.MediaCounters;
import org.liandan.media.store.MediaFiles;
import org.liandan.media.store.MediaStore;
import org.liandan.media.store.SafetyAlarms;

/** What every attachment connection shares. */
@Singleton
class Attachments {

    /** Messages of this socket are short; few come in packages. */
    private static final long PACKAGE_BYTES = 8L << 20;

    private final AttachmentSettings settings;
    private final SafetyAlarms alarms;
    private final MediaFiles files;
    private final MediaStore store;
    private final ParkedFiles parked;
    private final MediaCounters counters;
    private final FragmentBudget budget = new FragmentBudget(PACKAGE_BYTES);
    private final AtomicInteger connections = new AtomicInteger();
    private final Map<InetAddress, Integer> perAddress = new ConcurrentHashMap<>();

    @Inject
    Attachments(
            AttachmentSettings settings,
            SafetyAlarms alarms,
            MediaFiles files,
            MediaStore store,
            ParkedFiles parked,
            MediaCounters counters) {
        this.settings = settings;
        this.alarms = alarms;
        this.files = files;
        this.store = store;
        this.parked = parked;
        this.counters = counters;
    }

    /** False when there are as many connections as are allowed, in all or from that address; then nothing is to be undone. */
    boolean admit(InetAddress address) {
        if (connections.incrementAndGet() > settings.maxConnections()) {
            connections.decrementAndGet();
            return false;
        }
        if (perAddress.merge(address, 1, Integer::sum) > settings.maxConnectionsPerAddress()) {
            leave(address);
            return false;
        }
        return true;
    }

    void leave(InetAddress address) {
        connections.decrementAndGet();
        perAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
    }

    int connected() {
        return connections.get();
    }

    AttachmentSettings settings() {
        return settings;
    }

    SafetyAlarms alarms() {
        return alarms;
    }

    MediaFiles files() {
        return files;
    }

    MediaStore store() {
        return store;
    }

    ParkedFiles parked() {
        return parked;
    }

    MediaCounters counters() {
        return counters;
    }

    FragmentBudget budget() {
        return budget;
    }
}
