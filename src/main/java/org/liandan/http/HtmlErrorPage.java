package org.liandan.http;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;

/** Errors in the words and the frame of the other pages. */
@ApplicationScoped
class HtmlErrorPage implements ErrorPage {

    @CheckedTemplate(basePath = "errors")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance error(int status, String detail);
    }

    @Override
    public String render(int status, String detail) {
        return Templates.error(status, detail).render();
    }
}
