package org.liandan.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GridTest {

    private record Box(double minLon, double minLat, double maxLon, double maxLat) {

        boolean contains(double lon, double lat) {
            return lon >= minLon && lon <= maxLon && lat >= minLat && lat <= maxLat;
        }
    }

    @Property(tries = 200)
    void namesEveryBoxThatHoldsAPoint(@ForAll long seed) {
        Random random = new Random(seed);
        List<Box> boxes = new ArrayList<>();
        Grid.Builder builder = new Grid.Builder();
        for (int i = 0; i < random.nextInt(60); i++) {
            double lon = 109.6 + random.nextDouble() * 0.3;
            double lat = 40.5 + random.nextDouble() * 0.3;
            Box box = new Box(lon, lat, lon + random.nextDouble() * 0.02, lat + random.nextDouble() * 0.02);
            boxes.add(box);
            builder.add(i, box.minLon, box.minLat, box.maxLon, box.maxLat, 0);
        }
        Grid grid = builder.build();

        for (int i = 0; i < 200; i++) {
            int lonE6 = 109_500_000 + random.nextInt(500_000);
            int latE6 = 40_400_000 + random.nextInt(500_000);
            List<Integer> candidates = candidates(grid, lonE6, latE6);
            assertThat(candidates).doesNotHaveDuplicates();
            for (int box = 0; box < boxes.size(); box++) {
                if (boxes.get(box).contains(lonE6 / 1e6, latE6 / 1e6)) {
                    assertThat(candidates).contains(box);
                }
            }
        }
    }

    @Test
    void looksNoFartherThanTheMargin() {
        Grid.Builder builder = new Grid.Builder();
        builder.add(0, 109.84, 40.65, 109.85, 40.66, 300);
        Grid grid = builder.build();

        // 299 m and 301 m east of the box
        assertThat(candidates(grid, 109_853_535, 40_655_000)).containsExactly(0);
        assertThat(candidates(grid, 109_853_570, 40_655_000)).isEmpty();
    }

    @Test
    void anEmptyGridNamesNothing() {
        assertThat(candidates(new Grid.Builder().build(), 0, 0)).isEmpty();
        assertThat(candidates(new Grid.Builder().build(), 109_840_000, 40_650_000))
                .isEmpty();
    }

    private static List<Integer> candidates(Grid grid, int lonE6, int latE6) {
        List<Integer> items = new ArrayList<>();
        int cell = grid.cell(lonE6, latE6);
        for (int i = grid.first(cell); i < grid.end(cell); i++) {
            items.add(grid.item(i));
        }
        return items;
    }
}
