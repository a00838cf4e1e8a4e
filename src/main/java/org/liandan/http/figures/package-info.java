/**
 * 总览: figures of a span of days, which every feature brings along ({@code FigureSource}), as one page, as JSON and as files. No
 * figure is worked out here, and nothing of a feature is known here.
 */
@NullMarked
package org.liandan.http.figures;

import org.jspecify.annotations.NullMarked;
