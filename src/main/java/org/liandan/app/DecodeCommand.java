package org.liandan.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./liandan decode [FILE]}: hexadecimal frames in, from a file or standard input, one JSON object for each out. Starts
 * neither the application nor its libraries, so that the answer is there when the paste is done.
 */
public final class DecodeCommand {

    /** A photo of half a megabyte in packages, written as 0x7e, 0x08 …, still fits one line. */
    private static final int MOST_CHARACTERS = 4 << 20;

    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final int WRONG_USE = 2;

    private final Reader in;
    private final JsonGenerator json;
    private final FrameDecoder decoder = new FrameDecoder(this::print);

    private DecodeCommand(Reader in, OutputStream out) throws IOException {
        this.in = in;
        this.json = new JsonFactory().createGenerator(out);
        json.setRootValueSeparator(null);
    }

    /** Ends with 0 when all was read, malformed frames included; 1 with a sentence if it cannot be read, 2 if used wrongly. */
    public static void main(String[] arguments) {
        PrintStream complaints = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        if (arguments.length > 1) {
            complaints.println("用法 usage: liandan decode [FILE]");
            System.exit(WRONG_USE);
        }
        try (InputStream in = arguments.length == 0 ? System.in : Files.newInputStream(Path.of(arguments[0]));
                OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            decode(in, out);
        } catch (NoSuchFileException e) {
            complaints.println("liandan: 没有文件 there is no file " + e.getFile());
            System.exit(1);
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            complaints.println("liandan: 无法读取 it cannot be read: " + e.getMessage());
            System.exit(1);
        }
    }

    static void decode(InputStream in, OutputStream out) throws IOException {
        new DecodeCommand(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), out).run();
    }

    private void run() throws IOException {
        StringBuilder line = new StringBuilder();
        boolean tooLong = false;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                line(line, tooLong);
                line.setLength(0);
                tooLong = false;
            } else if (line.length() == MOST_CHARACTERS) {
                tooLong = true;
            } else if (next != BYTE_ORDER_MARK) {
                line.append((char) next);
            }
        }
        line(line, tooLong);
        decoder.finish();
        json.close();
    }

    private void line(StringBuilder line, boolean tooLong) throws IOException {
        if (tooLong) {
            decoder.tooLong(MOST_CHARACTERS);
        } else {
            String text = line.toString();
            if (!text.isBlank() && !text.startsWith("#")) {
                decoder.line(text);
            }
        }
        if (!in.ready()) {
            // whoever types or pipes frames one by one wants the answer before the next
            json.flush();
        }
    }

    private void print(Map<String, @Nullable Object> tree) {
        try {
            JsonTree.write(json, tree);
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
