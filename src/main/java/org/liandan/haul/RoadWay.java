package org.liandan.haul;

import java.util.ArrayList;
import java.util.List;
import org.liandan.geo.LonLat;

/**
 * One way along the roads from one report to another.
 *
 * @param lengthM metres along it, corners cut as tightly as a truck can
 * @param turnings where it turns, in order
 */
record RoadWay(double lengthM, List<Turning> turnings) {

    private static final double TREMBLE_DEG = 4;

    /**
     * A turn of the way: so many degrees come together on no more path than a junction has.
     *
     * @param at the middle of it
     * @param alongM metres from the first report
     * @param angleDeg change of direction, positive to the right
     */
    record Turning(LonLat at, double alongM, double angleDeg) {

        boolean isRight(HaulSettings settings) {
            return angleDeg >= settings.turnFromDeg() && angleDeg <= settings.turnToDeg();
        }
    }

    /**
     * One point of a way's line.
     *
     * @param at the point
     * @param alongM metres from the start of the way
     * @param bendDeg change of direction there, positive to the right
     */
    record Vertex(LonLat at, double alongM, double bendDeg) {}

    RoadWay {
        turnings = List.copyOf(turnings);
    }

    /** The way along a line, its bends gathered into turns. */
    static RoadWay of(List<Vertex> line, double lengthM, HaulSettings settings) {
        List<Turning> turnings = new ArrayList<>();
        double savedM = 0;
        int i = 0;
        while (i < line.size()) {
            int end = endOfBend(line, i, settings.turnPathM());
            double angle = 0;
            for (Vertex vertex : line.subList(i, end)) {
                angle += vertex.bendDeg();
            }
            if (Math.abs(angle) >= settings.turnFromDeg()) {
                Vertex middle = middle(line.subList(i, end), angle);
                turnings.add(new Turning(middle.at(), middle.alongM() - savedM, angle));
                savedM += Corner.savedM(Math.abs(angle));
                i = end;
            } else {
                i++;
            }
        }
        return new RoadWay(Math.max(0, lengthM - savedM), turnings);
    }

    /** One past the last vertex that goes on bending to the same side within a path. */
    private static int endOfBend(List<Vertex> line, int start, double pathM) {
        double side = Math.signum(line.get(start).bendDeg());
        int end = start;
        int i = start;
        while (i < line.size() && line.get(i).alongM() - line.get(start).alongM() <= pathM) {
            double bend = line.get(i).bendDeg() * side;
            if (bend < -TREMBLE_DEG) {
                break;
            }
            i++;
            end = bend > 0 ? i : end;
        }
        return Math.max(end, start + 1);
    }

    private static Vertex middle(List<Vertex> bend, double angle) {
        double done = 0;
        for (Vertex vertex : bend) {
            done += vertex.bendDeg();
            if (Math.abs(done) >= Math.abs(angle) / 2) {
                return vertex;
            }
        }
        return bend.getLast();
    }

    /** The right turns to which the limit applies. */
    List<Turning> rightTurns(HaulSettings settings) {
        return turnings.stream().filter(turning -> turning.isRight(settings)).toList();
    }
}
