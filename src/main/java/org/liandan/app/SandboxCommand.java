package org.liandan.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.liandan.demo.Demo;

/** Loads the demo district into a sandbox: organisations, accounts, places, trucks with terminals, and nothing that moves. */
public final class SandboxCommand {

    private SandboxCommand() {}

    /** Reads {@code LIANDAN_*} of the environment; ends with a status other than 0 if the district cannot be loaded. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            Demo.Settings settings = Demo.Settings.of(System.getenv());
            new Demo(settings, Clocks.system(), new PrintStream(System.out, true, StandardCharsets.UTF_8)).loadOnly();
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("liandan: the sandbox cannot be loaded: " + e.getMessage());
            System.exit(1);
        }
    }
}
