package org.liandan.demo;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.ProtocolVersion;

/**
 * What to play, as whom, where to and how fast.
 *
 * @param file a track, or recorded frames
 * @param speedup recorded seconds per second, 0.1 to 10,000
 * @param keepTimes sends the recording's own times; otherwise they are moved so that the last is now when it is sent
 * @param register makes terminal and vehicle first, by REST
 * @param terminal of several terminals in the file, the one to play; empty for the first
 * @param identity what the terminal says of itself
 * @param carrierCreditCode whose vehicle it is, for {@code register}
 * @param gateway where the JT/T 808 port is
 * @param server where the REST interface is, for {@code register}
 * @param username for {@code register}
 * @param password for {@code register}
 */
public record ReplayOptions(
        Path file,
        double speedup,
        boolean keepTimes,
        boolean register,
        String terminal,
        TerminalIdentity identity,
        String carrierCreditCode,
        InetSocketAddress gateway,
        URI server,
        String username,
        String password) {

    /** How it is used, for people. */
    public static final String USAGE = """
            ./liandan replay FILE [--speedup N] [--phone DIGITS] [--plate PLATE] [--terminal NAME]
                                  [--protocol 2011|2013|2019] [--host HOST] [--port PORT] [--keep-times] [--register]
              FILE       a track (.jsonl, .geojson, .gpx, .nmea, each also .gz), frames (.hex), or a folder of frames
              --phone    number of the terminal to play; it must be registered, or be made by --register
              --plate    plate of its vehicle
              --register makes terminal and vehicle first, by REST as admin (LIANDAN_ADMIN_PASSWORD or LIANDAN_DEMO_PASSWORD)
            """;

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static ReplayOptions parse(List<String> arguments, Map<String, String> environment) {
        Reading reading = new Reading(environment);
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            reading.word(words.next(), words);
        }
        return reading.options();
    }

    private static final class Reading {

        private final Map<String, String> environment;
        private @Nullable Path file;
        private double speedup = 1;
        private boolean keepTimes;
        private boolean register;
        private String terminal = "";
        private String phone = "100150203900";
        private String plate = "蒙B9X900";
        private String carrier = DemoCatalogue.CARRIER.creditCode();
        private ProtocolVersion version = ProtocolVersion.V2013;
        private String host = "127.0.0.1";
        private int port;

        Reading(Map<String, String> environment) {
            this.environment = environment;
            this.port = number(environment.getOrDefault("LIANDAN_JT808_PORT", "7611"), "LIANDAN_JT808_PORT");
        }

        void word(String word, Iterator<String> rest) {
            switch (word) {
                case "--keep-times" -> keepTimes = true;
                case "--register" -> register = true;
                case "--speedup" -> speedup = speedup(value(word, rest));
                case "--terminal" -> terminal = value(word, rest);
                case "--phone" -> phone = value(word, rest);
                case "--plate" -> plate = value(word, rest);
                case "--carrier" -> carrier = value(word, rest);
                case "--protocol" -> version = version(value(word, rest));
                case "--host" -> host = value(word, rest);
                case "--port" -> port = number(value(word, rest), word);
                default -> {
                    if (word.startsWith("-") || file != null) {
                        throw new IllegalArgumentException("'" + word + "' is not understood");
                    }
                    file = Path.of(word);
                }
            }
        }

        ReplayOptions options() {
            if (file == null) {
                throw new IllegalArgumentException("a file to play must be named");
            }
            if (!phone.matches("[0-9]{1,20}")) {
                throw new IllegalArgumentException("--phone must be 1 to 20 digits, is '" + phone + "'");
            }
            String boxId = "R" + phone.substring(Math.max(0, phone.length() - 6));
            return new ReplayOptions(
                    file,
                    speedup,
                    keepTimes,
                    register,
                    terminal,
                    new TerminalIdentity(version, phone.replaceFirst("^0+(?=.)", ""), boxId, 2, plate),
                    carrier,
                    new InetSocketAddress(host, port),
                    URI.create("http://" + host + ":" + environment.getOrDefault("LIANDAN_HTTP_PORT", "8080")),
                    "admin",
                    environment.getOrDefault(
                            "LIANDAN_ADMIN_PASSWORD",
                            environment.getOrDefault("LIANDAN_DEMO_PASSWORD", "liandan-demo")));
        }

        private static String value(String option, Iterator<String> rest) {
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            return rest.next();
        }

        private static double speedup(String text) {
            try {
                double speedup = Double.parseDouble(text);
                if (speedup >= 0.1 && speedup <= 10_000) {
                    return speedup;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new IllegalArgumentException("--speedup must be a number from 0.1 to 10000, is '" + text + "'");
        }

        private static int number(String text, String name) {
            if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
                throw new IllegalArgumentException(name + " must be a port from 0 to 65535, is '" + text + "'");
            }
            return Integer.parseInt(text);
        }

        private static ProtocolVersion version(String text) {
            return switch (text) {
                case "2011" -> ProtocolVersion.V2011;
                case "2013" -> ProtocolVersion.V2013;
                case "2019" -> ProtocolVersion.V2019;
                default ->
                    throw new IllegalArgumentException("--protocol must be 2011, 2013 or 2019, is '" + text + "'");
            };
        }
    }
}
