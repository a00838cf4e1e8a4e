package org.liandan.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.liandan.demo.Demo;

/** Runs the demo's client as a program of its own; {@code ./liandan demo} starts it beside the server. */
public final class DemoCommand {

    private DemoCommand() {}

    /** Reads {@code LIANDAN_*} of the environment; ends with a status other than 0 if the district cannot be loaded. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            Demo.Settings settings = Demo.Settings.of(System.getenv());
            new Demo(settings, Clocks.system(), new PrintStream(System.out, true, StandardCharsets.UTF_8)).run();
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("liandan: the demo cannot start: " + e.getMessage());
            System.exit(1);
        }
    }
}
