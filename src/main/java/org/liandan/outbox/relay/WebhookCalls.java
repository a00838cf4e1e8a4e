package org.liandan.outbox.relay;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
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

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final HttpClient client;
    private final Clock clock;
    private final String master;
    private final boolean insideAllowed;

    WebhookCalls(
            Vertx vertx,
            Clock clock,
            @ConfigProperty(name = "liandan.secret-key") String master,
            @ConfigProperty(name = "liandan.webhook.inside-allowed", defaultValue = "false") boolean insideAllowed) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(CONNECT.toMillis()))
                .setKeepAlive(false)
                // one version that every receiver speaks, and no upgrade on plain HTTP
                .setProtocolVersion(HttpVersion.HTTP_1_1));
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
            InetAddress[] addresses = InetAddress.getAllByName(target.getHost());
            if (!insideAllowed && !Arrays.stream(addresses).allMatch(WebhookTarget::isPublic)) {
                return new CallOutcome.Failed(null, "内网地址不得调用 an inner address is not called");
            }
            RequestOptions request = to(target, addresses[0])
                    .putHeader("Content-Type", "application/json")
                    .putHeader("User-Agent", "Liandan")
                    .putHeader("Liandan-Event", event.type())
                    .putHeader("Liandan-Delivery", webhook.id() + "-" + event.position())
                    .putHeader(WebhookSignature.HEADER, WebhookSignature.of(secret(webhook), clock.instant(), body));
            return CallOutcome.of(client.request(request)
                    .compose(open -> open.send(body))
                    .map(answer -> {
                        int status = answer.statusCode();
                        answer.request().reset();
                        return status;
                    })
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(CONNECT.plus(ANSWER).toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CallOutcome.Failed(null, "服务器停止 the server was stopped");
        } catch (ExecutionException e) {
            return new CallOutcome.Failed(null, kind(e.getCause()));
        } catch (TimeoutException | IOException | IllegalArgumentException e) {
            return new CallOutcome.Failed(null, kind(e));
        }
    }

    /**
     * A request to exactly that address, which has been looked at: the name is not resolved a second time, when it might mean another. The
     * certificate must be the name's.
     */
    private static RequestOptions to(URI target, InetAddress address) {
        boolean encrypted = "https".equals(target.getScheme());
        int usual = encrypted ? HTTPS : HTTP;
        int port = target.getPort() < 0 ? usual : target.getPort();
        String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
                .setHost(target.getHost())
                .setPort(port)
                .setSsl(encrypted)
                .setURI(target.getRawQuery() == null ? path : path + "?" + target.getRawQuery())
                .setTimeout(ANSWER.toMillis());
    }

    private static String kind(@Nullable Throwable failure) {
        return failure == null ? "" : failure.getClass().getSimpleName();
    }
}
