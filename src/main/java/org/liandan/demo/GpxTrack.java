package org.liandan.demo;

import java.io.StringReader;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.LonLat;

/** The track points of a GPX 1.0 or 1.1 file that have a time; speed (m/s) and course where there are any. */
final class GpxTrack {

    private static final String POINT = "trkpt";
    private static final double KPH_PER_MPS = 3.6;

    private GpxTrack() {}

    /** @throws IllegalArgumentException if it is no GPX, or a point is none */
    static List<Fix> parse(String text) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        // a file from somewhere may not make this program read others
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
            try {
                return points(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException | NumberFormatException | DateTimeParseException e) {
            throw new IllegalArgumentException("it is not GPX: " + e.getMessage(), e);
        }
    }

    private static List<Fix> points(XMLStreamReader xml) throws XMLStreamException {
        List<Fix> fixes = new ArrayList<>();
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals(POINT)) {
                LonLat at = new LonLat(coordinate(xml, "lon"), coordinate(xml, "lat"));
                Fix fix = point(xml, at);
                if (fix != null) {
                    fixes.add(fix);
                }
            }
        }
        return fixes;
    }

    private static @Nullable Fix point(XMLStreamReader xml, LonLat at) throws XMLStreamException {
        @Nullable Instant time = null;
        double speedKph = Double.NaN;
        double courseDeg = Double.NaN;
        double altitudeM = Double.NaN;
        while (!(xml.next() == XMLStreamConstants.END_ELEMENT
                && xml.getLocalName().equals(POINT))) {
            if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "time" ->
                    time = OffsetDateTime.parse(xml.getElementText().strip()).toInstant();
                case "speed" -> speedKph = Double.parseDouble(xml.getElementText()) * KPH_PER_MPS;
                case "course" -> courseDeg = Double.parseDouble(xml.getElementText());
                case "ele" -> altitudeM = Double.parseDouble(xml.getElementText());
                default -> {
                    // extensions and the like
                }
            }
        }
        return time == null ? null : new Fix(time, at, speedKph, courseDeg, altitudeM);
    }

    private static double coordinate(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        if (value == null) {
            throw new IllegalArgumentException("a track point has no " + name);
        }
        return Double.parseDouble(value);
    }
}
