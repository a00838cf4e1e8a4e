package org.liandan.haul.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** What the address of a list of violations says, for the page and for the table of the same. */
public class ViolationQuery {

    @QueryParam("category")
    @Nullable String category;

    @QueryParam("type")
    @Nullable String type;

    @QueryParam("plate")
    @Nullable String plate;

    @QueryParam("from")
    @Nullable String from;

    @QueryParam("to")
    @Nullable String to;

    @QueryParam("organization")
    @Nullable String carrier;

    @QueryParam("standing")
    @DefaultValue("false")
    boolean standing;

    @QueryParam("hours")
    @Nullable String hours;

    @QueryParam("near")
    @Nullable String near;

    @QueryParam("page")
    @DefaultValue("0")
    int page;
}
