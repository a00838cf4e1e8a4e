package org.liandan.outbox.relay;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.liandan.outbox.CallOutcome;
import org.liandan.outbox.OutboxEvent;
import org.liandan.outbox.WebhookSignature;
import org.liandan.outbox.WebhookTarget;
import org.liandan.outbox.store.Webhook;

/**
 * One call to a webhook: POST of the event, signed, bounded in time, without following redirects. What the receiver answers
 * beyond its status is not read.
 */
@ApplicationScoped
public class WebhookCalls {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            // one version that every receiver speaks, and no upgrade on plain HTTP
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private final Clock clock;
    private final String master;
    private final boolean insideAllowed;

    WebhookCalls(
            Clock clock,
            @ConfigProperty(name = "liandan.secret-key") String master,
            @ConfigProperty(name = "liandan.webhook.inside-allowed", defaultValue = "false") boolean insideAllowed) {
        this.clock = clock;
        this.master = master;
        this.insideAllowed = insideAllowed;
    }

    /** The secret with which a webhook's messages are signed. */
    public String secret(Webhook webhook) {
        return WebhookSignature.secret(master, webhook.salt());
    }

    /** Whether plain HTTP and inner addresses may be called. */
    public boolean isInsideAllowed() {
        return insideAllowed;
    }

    /** Delivers an event, or says why it could not. */
    public CallOutcome call(Webhook webhook, OutboxEvent event) {
        String body =
                "{\"position\":%d,%s".formatted(event.position(), event.body().substring(1));
        try {
            URI target = URI.create(webhook.url());
            if (!insideAllowed && !isPublic(target)) {
                return new CallOutcome.Failed(null, "内网地址不得调用 an inner address is not called");
            }
            HttpRequest request = HttpRequest.newBuilder(target)
                    .timeout(ANSWER)
                    .header("Content-Type", "application/json")
                    .header("User-Agent", "Liandan")
                    .header("Liandan-Event", event.type())
                    .header("Liandan-Delivery", webhook.id() + "-" + event.position())
                    .header(WebhookSignature.HEADER, WebhookSignature.of(secret(webhook), clock.instant(), body))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return CallOutcome.of(
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CallOutcome.Failed(null, "服务器停止 the server was stopped");
        } catch (IOException | IllegalArgumentException e) {
            return new CallOutcome.Failed(null, e.getClass().getSimpleName());
        }
    }

    private static boolean isPublic(URI target) throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(target.getHost())).allMatch(WebhookTarget::isPublic);
    }
}
