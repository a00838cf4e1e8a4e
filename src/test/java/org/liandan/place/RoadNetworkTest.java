package org.liandan.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.liandan.geo.LocalPlane;
import org.liandan.geo.LonLat;

class RoadNetworkTest {

    private static final LocalPlane PLANE = LocalPlane.at(109.84, 40.657);

    /** A street of 1,000 m to the north, crossed at 400 m by one of 600 m to the east. */
    private final RoadNetwork crossing = RoadNetwork.of(List.of(
            List.of(point(0, 0), point(0, 400), point(0, 1000)),
            List.of(point(-300, 400), point(0, 400), point(300, 400))));

    @Test
    void linesThatShareAPointMeetThere() {
        assertThat(crossing.points()).isEqualTo(5);
        assertThat(crossing.pieces()).isEqualTo(4);
        assertThat(IntStream.range(0, crossing.points()).map(crossing::degree).max())
                .hasValue(4);
    }

    @Test
    void aPieceKnowsItsLengthAndDirection() {
        int north = crossing.near(109.84, 40.657, 5).getFirst().piece();

        assertThat(crossing.lengthM(north)).isBetween(399.0, 401.0);
        assertThat(crossing.bearingDeg(north)).isBetween(0.0, 0.1);
    }

    @Test
    void aPlaceIsFoundBesideThePieceAndAlongIt() {
        LonLat beside = point(12, 150);

        List<RoadNetwork.Nearby> near = crossing.near(beside.lonDeg(), beside.latDeg(), 25);

        assertThat(near).hasSize(1);
        assertThat(near.getFirst().distanceM()).isBetween(11.9, 12.1);
        assertThat(near.getFirst().alongM()).isBetween(149.5, 150.5);
    }

    @Test
    void nothingIsFoundFarFromEveryRoad() {
        LonLat field = point(200, 200);

        assertThat(crossing.near(field.lonDeg(), field.latDeg(), 25)).isEmpty();
    }

    @Test
    void aPlaceIsFoundAcrossTheCellsOfTheIndex() {
        for (int north = 0; north <= 1000; north += 10) {
            LonLat on = point(1, north);
            assertThat(crossing.near(on.lonDeg(), on.latDeg(), 5))
                    .as("at %d m", north)
                    .isNotEmpty();
        }
    }

    @Test
    void noRoadsAreANetworkToo() {
        assertThat(RoadNetwork.NONE.isEmpty()).isTrue();
        assertThat(RoadNetwork.NONE.near(109.84, 40.657, 100)).isEmpty();
    }

    @Property(tries = 50)
    void isTheSameInWhateverOrderItsRoadsCome(@ForAll long seed) {
        Random random = new Random(seed);
        List<List<LonLat>> lines = city(random);
        List<List<LonLat>> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, random);

        assertThat(RoadNetwork.of(shuffled)).isEqualTo(RoadNetwork.of(lines));
    }

    @Property(tries = 50)
    void aPartOfItsTilesSaysAroundAPointWhatTheWholeSays(@ForAll long seed) {
        Random random = new Random(seed);
        RoadNetwork whole = RoadNetwork.of(city(random));
        LonLat middle = point(random.nextInt(6_000), random.nextInt(6_000));
        List<RoadNetwork.Piece> pieces = new ArrayList<>();
        for (RoadNetwork.Tile tile : whole.tilesAround(List.of(middle), 800)) {
            pieces.addAll(whole.piecesIn(tile));
        }

        RoadNetwork part = RoadNetwork.ofPieces(pieces);

        assertThat(described(part, middle, 800)).isEqualTo(described(whole, middle, 800));
    }

    /** Places on the roads within so many metres, with what meets at either end, in the network's order. */
    private static List<String> described(RoadNetwork network, LonLat middle, double withinM) {
        return network.near(middle.lonDeg(), middle.latDeg(), withinM).stream()
                .map(near -> "%.2f %.2f %s %s %.1f"
                        .formatted(
                                near.alongM(),
                                near.distanceM(),
                                network.point(network.start(near.piece())),
                                network.point(network.end(near.piece())),
                                network.bearingDeg(near.piece())))
                .toList();
    }

    /** Streets of some kilometres, each of several pieces. */
    private static List<List<LonLat>> city(Random random) {
        List<List<LonLat>> lines = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double east = random.nextInt(6_000);
            double north = random.nextInt(6_000);
            List<LonLat> line = new ArrayList<>();
            for (int p = 0; p < 6; p++) {
                line.add(point(east, north));
                east += random.nextInt(400) - 150;
                north += random.nextInt(400) - 150;
            }
            lines.add(line);
        }
        return lines;
    }

    @Test
    void repeatedPointsMakeNoPiece() {
        assertThat(RoadNetwork.of(List.of(List.of(point(0, 0), point(0, 0), point(0, 10))))
                        .pieces())
                .isEqualTo(1);
    }

    private static LonLat point(double eastM, double northM) {
        return PLANE.lonLat(eastM, northM);
    }
}
