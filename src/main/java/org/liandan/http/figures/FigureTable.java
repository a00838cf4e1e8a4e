package org.liandan.http.figures;

import java.util.List;

/**
 * A table of figures, which may be drawn, too.
 *
 * @param id its name in addresses: small letters, digits and hyphens
 * @param title its name
 * @param note what one must know to read it, or no words
 * @param shape how it is drawn
 * @param heading name of the column of labels
 * @param columns of figures
 * @param rows each with as many figures as there are columns
 */
public record FigureTable(
        String id, Words title, Words note, Shape shape, Words heading, List<Column> columns, List<Row> rows) {

    /** @throws IllegalArgumentException if a row has not as many figures as there are columns */
    public FigureTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.figures().size() != columns.size()) {
                throw new IllegalArgumentException("row %s of table %s has %d figures for %d columns"
                        .formatted(row.label().english(), id, row.figures().size(), columns.size()));
            }
        }
    }

    /** How a table is drawn. */
    public enum Shape {
        /** One bar for each row and drawn column, lying where labels are long. */
        BARS,
        /** Rows are days; bars that stand. */
        DAYS,
        /** Not at all: its numbers cannot be compared by length. */
        TABLE
    }

    /**
     * Figures of one kind.
     *
     * @param unit of the figures
     * @param drawn whether it is drawn; what is drawn together has one unit
     */
    public record Column(Words name, Words unit, boolean drawn) {}

    /**
     * One row.
     *
     * @param link address of what the label names, or empty
     */
    public record Row(Words label, String link, List<Figure> figures) {

        public Row {
            figures = List.copyOf(figures);
        }

        /** A row whose label is the same in both languages and leads nowhere. */
        public static Row of(String label, Figure... figures) {
            return new Row(new Words(label, label), "", List.of(figures));
        }

        /** A row whose label leads nowhere. */
        public static Row of(Words label, Figure... figures) {
            return new Row(label, "", List.of(figures));
        }
    }
}
