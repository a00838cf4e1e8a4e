/** Evidence on paper: A4 as PDF, Chinese with English beside it, the picture as lines. Knows neither HTTP nor the database. */
@NullMarked
package org.liandan.haul.paper;

import org.jspecify.annotations.NullMarked;
