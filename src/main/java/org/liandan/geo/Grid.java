package org.liandan.geo;

import java.util.ArrayList;
import java.util.List;

/**
 * Which of many boxes may hold a point: a uniform grid of cells over all of them, each cell with the numbers of the things
 * whose boxes touch it. Coordinates are millionths of a degree. Built once, then a look-up is two divisions and allocates
 * nothing:
 *
 * <pre>
 *   int cell = grid.cell(lonE6, latE6);
 *   for (int i = grid.first(cell); i &lt; grid.end(cell); i++) { … grid.item(i) … }
 * </pre>
 */
public final class Grid {

    private static final int MOST_CELLS_A_SIDE = 256;
    private static final int CELLS_AN_ITEM = 16;

    private final int minLonE6;
    private final int minLatE6;
    private final int cellLonE6;
    private final int cellLatE6;
    private final int columns;
    private final int rows;
    /** Of each cell, where its items begin; one more at the end. */
    private final int[] starts;

    private final int[] items;

    private record Entry(int item, int minLonE6, int minLatE6, int maxLonE6, int maxLatE6) {}

    /** Collects boxes; a thing may have several. */
    public static final class Builder {

        private final List<Entry> entries = new ArrayList<>();

        /** Adds a box of a thing, in degrees, with a margin of so many metres around it. Things are added in order of number. */
        public void add(int item, double minLon, double minLat, double maxLon, double maxLat, double marginM) {
            LocalPlane plane = LocalPlane.at((minLon + maxLon) / 2, (minLat + maxLat) / 2);
            double lonMargin = marginM / plane.metresPerLonDeg();
            double latMargin = marginM / plane.metresPerLatDeg();
            entries.add(new Entry(
                    item,
                    (int) Math.floor((minLon - lonMargin) * 1e6),
                    (int) Math.floor((minLat - latMargin) * 1e6),
                    (int) Math.ceil((maxLon + lonMargin) * 1e6),
                    (int) Math.ceil((maxLat + latMargin) * 1e6)));
        }

        public Grid build() {
            return new Grid(entries);
        }
    }

    private Grid(List<Entry> entries) {
        minLonE6 = entries.stream().mapToInt(Entry::minLonE6).min().orElse(0);
        minLatE6 = entries.stream().mapToInt(Entry::minLatE6).min().orElse(0);
        int spanLon = entries.stream().mapToInt(Entry::maxLonE6).max().orElse(-1) - minLonE6 + 1;
        int spanLat = entries.stream().mapToInt(Entry::maxLatE6).max().orElse(-1) - minLatE6 + 1;
        int side =
                Math.clamp((long) Math.ceil(Math.sqrt((double) CELLS_AN_ITEM * entries.size())), 1, MOST_CELLS_A_SIDE);
        cellLonE6 = Math.max(1, Math.ceilDiv(spanLon, side));
        cellLatE6 = Math.max(1, Math.ceilDiv(spanLat, side));
        columns = Math.ceilDiv(spanLon, cellLonE6);
        rows = Math.ceilDiv(spanLat, cellLatE6);
        List<List<Integer>> cells = new ArrayList<>();
        for (int i = 0; i < columns * rows; i++) {
            cells.add(new ArrayList<>(0));
        }
        for (Entry entry : entries) {
            enter(entry, cells);
        }
        starts = new int[cells.size() + 1];
        for (int i = 0; i < cells.size(); i++) {
            starts[i + 1] = starts[i] + cells.get(i).size();
        }
        items = cells.stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray();
    }

    private void enter(Entry entry, List<List<Integer>> cells) {
        for (int row = (entry.minLatE6 - minLatE6) / cellLatE6; row <= (entry.maxLatE6 - minLatE6) / cellLatE6; row++) {
            for (int column = (entry.minLonE6 - minLonE6) / cellLonE6;
                    column <= (entry.maxLonE6 - minLonE6) / cellLonE6;
                    column++) {
                List<Integer> cell = cells.get(row * columns + column);
                if (cell.isEmpty() || cell.getLast() != entry.item) {
                    cell.add(entry.item);
                }
            }
        }
    }

    /** The cell that holds a point, or -1 where no box is near. */
    public int cell(int lonE6, int latE6) {
        // beyond the west or south edge the difference is negative, and unsigned division makes it a large one
        int column = Integer.divideUnsigned(lonE6 - minLonE6, cellLonE6);
        int row = Integer.divideUnsigned(latE6 - minLatE6, cellLatE6);
        return column >= 0 && column < columns && row >= 0 && row < rows ? row * columns + column : -1;
    }

    /** Index of a cell's first item; that of no cell is the same as its end. */
    public int first(int cell) {
        return cell < 0 ? 0 : starts[cell];
    }

    /** Index after a cell's last item. */
    public int end(int cell) {
        return cell < 0 ? 0 : starts[cell + 1];
    }

    /** The number of a thing whose box touches the cell; each at most once a cell. */
    public int item(int index) {
        return items[index];
    }

    @Override
    public String toString() {
        return "Grid[" + columns + " by " + rows + " cells, " + items.length + " entries]";
    }
}
