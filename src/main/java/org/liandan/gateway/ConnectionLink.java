package org.liandan.gateway;

import java.util.function.IntConsumer;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.jt808.PlatformMessage;
import org.liandan.jt808.ProtocolVersion;

/** The link of a terminal that has authenticated on a connection. */
final class ConnectionLink implements TerminalLink {

    private final TerminalConnection connection;
    private final RegisteredTerminal terminal;
    private final ProtocolVersion version;
    private volatile boolean open = true;

    ConnectionLink(TerminalConnection connection, RegisteredTerminal terminal, ProtocolVersion version) {
        this.connection = connection;
        this.terminal = terminal;
        this.version = version;
    }

    @Override
    public RegisteredTerminal terminal() {
        return terminal;
    }

    @Override
    public ProtocolVersion version() {
        return version;
    }

    @Override
    public boolean open() {
        return open;
    }

    @Override
    public String localHost() {
        return connection.localHost();
    }

    /** Whether both are on one connection. */
    boolean isOn(ConnectionLink other) {
        return other.connection == connection;
    }

    ConnectionWatch watch() {
        return connection.watch();
    }

    void close(CloseReason why) {
        connection.close(why);
    }

    void end() {
        open = false;
    }

    @Override
    public void send(PlatformMessage message, IntConsumer sentWithSerial) {
        connection.send(this, message, sentWithSerial);
    }
}
