package org.liandan.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.liandan.haul.Ground;
import org.liandan.haul.HaulContext;
import org.liandan.haul.HaulEvent;
import org.liandan.haul.HaulFold;
import org.liandan.haul.HaulSettings;
import org.liandan.haul.RightTurn;
import org.liandan.haul.SpeedingEpisode;
import org.liandan.haul.TurnStop;
import org.liandan.haul.Verdict;
import org.liandan.place.RoadNetwork;
import org.liandan.track.Position;
import org.liandan.track.Track;

/**
 * {@code ./liandan evaluate REPORTS.jsonl [--roads ROADS.geojson] [--summary TRUTH.jsonl]}: runs the detectors over recorded
 * reports, as {@link ReportFile} reads them, and prints one finding a line, or how the findings compare with what was
 * driven. Reports may come in any order and more than once: each terminal's are judged as the track that they make. Roads
 * serve the traces that lie on them; the others are judged without. Needs no database.
 */
public final class EvaluateCommand {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EvaluateCommand() {}

    /** Exit status 0, or 1 with a sentence on standard error for a file that cannot be read. */
    public static void main(String[] arguments) {
        EvaluateOptions options = EvaluateOptions.of(List.of(arguments));
        if (options == null) {
            System.err.println(EvaluateOptions.USAGE);
            System.exit(2);
            return;
        }
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        try {
            evaluate(options, out);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static void evaluate(EvaluateOptions options, PrintStream out) throws IOException {
        RoadNetwork roads = options.roads() == null ? RoadNetwork.NONE : RoadFile.read(options.roads());
        HaulContext context =
                new HaulContext(new Ground(List.of(), List.of(), roads), List.of(), null, null, HaulSettings.DEFAULT);
        Map<String, List<Position>> reports = ReportFile.read(options.reports());
        if (options.truth() == null) {
            evaluate(reports, context, out);
        } else {
            out.println(Evaluation.of(reports, context, KnownEvents.read(options.truth()), options.everyS())
                    .table());
        }
        out.flush();
    }

    private static void evaluate(Map<String, List<Position>> reports, HaulContext context, PrintStream out) {
        reports.forEach((terminal, positions) -> {
            Judged judged = judge(positions, context);
            for (HaulEvent event : judged.events()) {
                findings(event, judged.track()).forEach(finding -> out.println(finding.put("terminal", terminal)));
            }
        });
    }

    /**
     * What came of a track.
     *
     * @param track its reports with their quality marks
     * @param events what the detectors found
     */
    record Judged(List<Position> track, List<HaulEvent> events) {}

    /** Folds the detectors over the track that the positions make. */
    static Judged judge(List<Position> positions, HaulContext context) {
        List<Position> track = new ArrayList<>(positions.size());
        List<HaulEvent> events = new ArrayList<>();
        HaulFold fold = new HaulFold();
        for (Position position : Track.of(positions).positions()) {
            track.add(fold.judge(position, context, events::add));
        }
        fold.finish(context, events::add);
        return new Judged(track, events);
    }

    private static List<ObjectNode> findings(HaulEvent event, List<Position> track) {
        return switch (event) {
            case HaulEvent.SpeedingStarted _, HaulEvent.EpisodeStarted _ -> List.of();
            // reports without routes and places show none of these
            case HaulEvent.EpisodeEnded _ -> List.of();
            case HaulEvent.SpeedingEnded(SpeedingEpisode episode) ->
                SpeedingStretch.of(episode, track).stream()
                        .map(stretch -> JSON.createObjectNode()
                                .put("kind", "speeding")
                                .put("time", stretch.fastest().at().toString())
                                .put("start", stretch.first().at().toString())
                                .put("end", stretch.last().at().toString())
                                .put("episode_start", episode.startedAt().toString())
                                .put("episode_end", episode.lastOverAt().toString())
                                .put("verdict", Verdict.OBSERVED.name())
                                .put("speed_kmh", stretch.fastest().speedKph())
                                .put("limit_kmh", episode.limitDeciKph() / 10.0)
                                .put("reports", stretch.reports()))
                        .toList();
            case HaulEvent.TurnStopJudged(TurnStop stop) ->
                List.of(JSON.createObjectNode()
                        .put("kind", stopKind(stop.verdict()))
                        .put("time", stop.turn().apexAt().toString())
                        .put("verdict", stop.verdict().name())
                        .put("longest_standing_s", Math.round(stop.longestStandingS() * 10) / 10.0)
                        .put("reports_before", stop.reportsBefore()));
            case HaulEvent.RightTurnJudged(RightTurn turn) -> {
                ObjectNode finding = JSON.createObjectNode()
                        .put("kind", kind(turn.verdict()))
                        .put("time", turn.apexAt().toString())
                        .put("start", turn.startedAt().toString())
                        .put("end", turn.endedAt().toString())
                        .put("verdict", turn.verdict().name())
                        .put("speed_kmh", turn.measuredDeciKph() / 10.0)
                        .put("limit_kmh", turn.limitDeciKph() / 10.0)
                        .put("angle_deg", Math.round(turn.angleDeg()))
                        .put("established", turn.established().name())
                        .put("lon", turn.apex().lonDeg())
                        .put("lat", turn.apex().latDeg())
                        .put("reports", turn.reports().size());
                if (turn.reason() != null) {
                    finding.put("reason", turn.reason().name());
                }
                yield List.of(finding);
            }
        };
    }

    private static String stopKind(Verdict verdict) {
        return switch (verdict) {
            case OBSERVED, PROVEN -> "right_turn_without_stop";
            case COMPLIANT -> "right_turn_after_stop";
            case UNDETERMINABLE -> "right_turn_stop_undeterminable";
        };
    }

    private static String kind(Verdict verdict) {
        return switch (verdict) {
            case OBSERVED, PROVEN -> "right_turn_over10";
            case COMPLIANT -> "right_turn_within10";
            case UNDETERMINABLE -> "right_turn_undeterminable";
        };
    }
}
