package org.liandan.party.web;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.liandan.http.Caller;
import org.liandan.http.Navigation;

/** The way from the front door to each person's work. */
@Path("/")
@Authenticated
public class HomePages {

    private final Caller caller;

    HomePages(Caller caller) {
        this.caller = caller;
    }

    @GET
    public Response home() {
        return Response.seeOther(URI.create(Navigation.home(caller.roles()))).build();
    }
}
