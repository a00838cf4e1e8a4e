package org.liandan.http;

import io.quarkus.arc.Arc;
import io.quarkus.qute.TemplateGlobal;

/** What every template sees without asking for it. */
@TemplateGlobal
final class TemplateGlobals {

    private TemplateGlobals() {}

    /** The {@link Page} of the request that is being answered. */
    static Page page() {
        return Arc.container().instance(Page.class).get();
    }
}
