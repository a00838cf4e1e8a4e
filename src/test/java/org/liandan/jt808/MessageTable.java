package org.liandan.jt808;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The messages of JT/T 808, appendix B, and of the attachments of T/JSATL 12, with the editions whose chapter 8 has them. What
 * the platform makes of a terminal's message is said here and held to by {@code MessageUseTest}; whether it sends one of its
 * own is read from its code.
 */
public final class MessageTable {

    /** Terminals' messages that the platform answers with result 3, not supported, or would not read. */
    private static final Set<Integer> NOT_USED = Set.of(0x0005);

    private static final Path SOURCES = Path.of("src/main/java/org/liandan");
    private static final Pattern SENT = Pattern.compile("\\bnew (\\w+)\\b|\\b(\\w+)\\.(?:of|to)\\(");

    private static final List<Entry> ALL = """
            0001|11 13 19|TerminalAnswer
            8001|11 13 19|PlatformAnswer
            0002|11 13 19|Heartbeat
            0003|11 13 19|Logout
            0004|19|TimeQuery
            8004|19|TimeAnswer
            0005|19|ResendRequest
            8003|13 19|PackageRequest
            0100|11 13 19|Registration
            8100|11 13 19|RegistrationAnswer
            0102|11 13 19|Authentication
            8103|11 13 19|SetParameters
            8104|11 13 19|QueryAllParameters
            0104|11 13 19|ParameterAnswer
            8105|11 13 19|TerminalControl
            8106|13 19|QueryParameters
            8107|13 19|QueryProperties
            0107|13 19|PropertiesAnswer
            8108|13 19|UpgradePackage
            0108|13 19|UpgradeResult
            0200|11 13 19|LocationReport
            8201|11 13 19|QueryLocation
            0201|11 13 19|LocationAnswer
            8202|11 13 19|TemporaryTracking
            8203|13 19|AlarmConfirmation
            8204|19|LinkCheck
            8300|11 13 19|TextMessage
            8301|11 13|SetEvents
            0301|11 13|EventReport
            8302|11 13|Question
            0302|11 13|QuestionAnswer
            8303|11 13|SetInfoMenu
            0303|11 13|InfoDemand
            8304|11 13|InfoText
            8400|11 13 19|CallBack
            8401|11 13 19|SetPhoneBook
            8500|11 13 19|VehicleControl
            0500|11 13 19|VehicleControlAnswer
            8600|11 13 19|SetCircles
            8601|11 13 19|DeleteAreas
            8602|11 13 19|SetRectangles
            8603|11 13 19|DeleteAreas
            8604|11 13 19|SetPolygon
            8605|11 13 19|DeleteAreas
            8606|11 13 19|SetRoute
            8607|11 13 19|DeleteAreas
            8608|19|QueryAreas
            0608|19|AreaAnswer
            8700|11 13 19|QueryRecorder
            0700|11 13 19|RecorderAnswer
            8701|11 13 19|SetRecorder
            0701|11 13 19|Waybill
            8702|13 19|QueryDriver
            0702|11 13 19|DriverIdentity
            0704|13 19|LocationBatch
            0705|13 19|CanBatch
            0800|11 13 19|MediaEvent
            0801|11 13 19|MediaUpload
            8800|11 13 19|MediaAnswer
            8801|11 13 19|CameraCommand
            0805|13 19|PhotoAnswer
            8802|11 13 19|SearchMedia
            0802|11 13 19|MediaSearchAnswer
            8803|11 13 19|FetchMedia
            8804|11 13 19|RecordSound
            8805|13 19|FetchSingleMedia
            8900|11 13 19|PassThroughDown
            0900|11 13 19|PassThroughUp
            0901|11 13 19|CompressedReport
            8a00|11 13 19|PlatformRsaKey
            0a00|11 13 19|TerminalRsaKey
            9208|13 19|AttachmentRequest
            1210|13 19|AttachmentList
            1211|13 19|AttachmentStart
            1212|13 19|AttachmentEnd
            9212|13 19|AttachmentAnswer
            """.lines().map(MessageTable::entry).toList();

    private MessageTable() {}

    /**
     * A message.
     *
     * @param messageId its id
     * @param editions that have it
     * @param type name of the class that it is read as
     */
    public record Entry(int messageId, Set<ProtocolVersion> editions, String type) {

        public boolean fromPlatform() {
            return messageId >= 0x8000;
        }
    }

    /** The table in the order of the standard, questions in front of their answers. */
    public static List<Entry> all() {
        return ALL;
    }

    /** A message of a terminal with that id, from the fixtures. */
    public static TerminalMessage example(Entry entry) {
        String folder = Fields.word(entry.messageId());
        for (Fixture fixture : Fixture.all()) {
            if (fixture.folder().equals(folder)) {
                for (Outcome outcome : fixture.read()) {
                    if (outcome instanceof Outcome.FromTerminal(Header _, TerminalMessage message)) {
                        return message;
                    }
                }
            }
        }
        throw new IllegalStateException("no fixture in " + folder);
    }

    /** The messages that the platform sends, or acts on when they come. */
    public static Set<Integer> used() {
        Set<String> sent = sent();
        Set<Integer> used = new HashSet<>();
        for (Entry entry : ALL) {
            if (entry.fromPlatform() ? sent.contains(entry.type()) : !NOT_USED.contains(entry.messageId())) {
                used.add(entry.messageId());
            }
        }
        return used;
    }

    /** Names of all classes that the platform's own code makes values of; that of the demo's terminals is not the platform's. */
    private static Set<String> sent() {
        Set<String> names = new HashSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : (Iterable<Path>) files.filter(MessageTable::isPlatforms)::iterator) {
                Matcher matcher = SENT.matcher(Files.readString(file));
                while (matcher.find()) {
                    names.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static boolean isPlatforms(Path file) {
        Path inside = SOURCES.relativize(file);
        return file.toString().endsWith(".java") && !inside.startsWith("jt808") && !inside.startsWith("demo");
    }

    private static Entry entry(String line) {
        String[] cells = line.split("\\|", -1);
        Set<ProtocolVersion> editions = EnumSet.noneOf(ProtocolVersion.class);
        for (String year : cells[1].split(" ", -1)) {
            editions.add(ProtocolVersion.valueOf("V20" + year));
        }
        return new Entry(Integer.parseInt(cells[0], 16), editions, cells[2]);
    }
}
