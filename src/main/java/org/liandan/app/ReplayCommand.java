package org.liandan.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.liandan.demo.Replay;
import org.liandan.demo.ReplayOptions;

/** {@code ./liandan replay}. */
public final class ReplayCommand {

    private static final int WRONG_USE = 2;

    private ReplayCommand() {}

    /** Ends with 0 if all was acknowledged, 2 if the command line is wrong, 1 otherwise. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            ReplayOptions options = ReplayOptions.parse(List.of(arguments), System.getenv());
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            System.exit(new Replay(options, Clocks.system(), out).run() ? 0 : 1);
        } catch (IllegalArgumentException e) {
            System.err.println("liandan: " + e.getMessage() + ".\n\n" + ReplayOptions.USAGE);
            System.exit(WRONG_USE);
        } catch (NoSuchFileException e) {
            System.err.println("liandan: there is no file " + e.getFile() + ".");
            System.exit(1);
        } catch (IOException e) {
            System.err.println("liandan: it cannot be played: " + e.getMessage() + ".");
            System.exit(1);
        }
    }
}
