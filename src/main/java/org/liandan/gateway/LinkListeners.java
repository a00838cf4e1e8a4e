package org.liandan.gateway;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Tells the listeners; one that fails is logged, and the others hear of it all the same. */
@Singleton
class LinkListeners {

    private static final Logger LOG = Logger.getLogger(LinkListeners.class);

    private final Instance<LinkListener> beans;
    /** Looked up when first needed: a listener may itself want to know who is connected. */
    private volatile List<LinkListener> listeners = List.of();

    @Inject
    LinkListeners(@Any Instance<LinkListener> beans) {
        this.beans = beans;
    }

    void tell(Consumer<LinkListener> news) {
        for (LinkListener listener : listeners()) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s failed", listener.getClass().getName());
            }
        }
    }

    private List<LinkListener> listeners() {
        List<LinkListener> found = listeners;
        if (found.isEmpty()) {
            found = beans.stream().toList();
            listeners = found;
        }
        return found;
    }
}
