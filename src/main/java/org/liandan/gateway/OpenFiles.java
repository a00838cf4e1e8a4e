package org.liandan.gateway;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.jboss.logging.Logger;

/**
 * Connections that the system has room for. Each is an open file, and so are the database's connections and every photo: what
 * terminals took of those would stop the server from storing what they send.
 */
final class OpenFiles {

    private static final Logger LOG = Logger.getLogger(OpenFiles.class);
    /** The application itself has about 80 files open; the rest is for pages, viewers and photos. */
    private static final long OTHERS = 500;

    private OpenFiles() {}

    /** So many of those connections as leave enough for everything else. */
    static int connections(int wanted) {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)) {
            return wanted;
        }
        int possible = connections(wanted, system.getMaxFileDescriptorCount());
        if (possible < wanted) {
            LOG.warnf(
                    "at most %d connections of terminals, not %d: the system allows %d open files (ulimit -n,"
                            + " LimitNOFILE)",
                    possible, wanted, system.getMaxFileDescriptorCount());
        }
        return possible;
    }

    /** The same where the system allows that many open files. Pure. */
    static int connections(int wanted, long allowed) {
        return (int) Math.clamp(allowed - OTHERS, Math.min(wanted, OTHERS), wanted);
    }
}
