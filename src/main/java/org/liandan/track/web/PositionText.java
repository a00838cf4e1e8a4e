package org.liandan.track.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.liandan.track.live.LivePosition;
import org.liandan.track.live.PositionEvent;

/** Positions as the text of one Server-Sent Event. */
@Singleton
class PositionText {

    private static final byte[] HEAD = "event: position\ndata: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);
    /** About what one position takes. */
    private static final int BYTES_OF_ONE = 170;

    private final ObjectWriter writer;

    @Inject
    PositionText(ObjectMapper json) {
        this.writer = json.writer().withoutFeatures(SerializationFeature.INDENT_OUTPUT);
    }

    /** One event whose data is an array of {@link PositionEvent}s; JSON has no line end that would have to be escaped. */
    byte[] frame(List<LivePosition> positions) {
        List<PositionEvent> events = positions.stream()
                .map(PositionEvent::of)
                .flatMap(Optional::stream)
                .toList();
        ByteArrayOutputStream text = new ByteArrayOutputStream(HEAD.length + events.size() * BYTES_OF_ONE + END.length);
        try {
            text.write(HEAD);
            text.write(writer.writeValueAsBytes(events));
            text.write(END);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("positions cannot be written as JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toByteArray();
    }
}
