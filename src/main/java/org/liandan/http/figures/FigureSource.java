package org.liandan.http.figures;

import org.liandan.http.Caller;

/** A feature that has figures to show. */
public interface FigureSource {

    /** Where its figures stand among those of others: the smaller the earlier. */
    int rank();

    /** Figures of those days that the caller may see; {@link Figures#NONE} where none are its business. */
    Figures figures(Period period, Caller caller);
}
