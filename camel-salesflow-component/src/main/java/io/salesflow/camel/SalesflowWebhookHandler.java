package io.salesflow.camel;

import io.salesflow.camel.api.MemberEvent;
import io.salesflow.camel.webhook.CallCheck;
import io.salesflow.camel.webhook.MemberEventReader;
import io.salesflow.camel.webhook.UnreadableCallException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.TypeConversionException;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.AsyncProcessorSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers calls. Nothing of a call gets into the route but the event that was read out of it: the route has an exchange of its
 * own. Nothing gets back but a status.
 */
final class SalesflowWebhookHandler extends AsyncProcessorSupport {
    private static final Logger LOG = LoggerFactory.getLogger(SalesflowWebhookHandler.class);
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;
    private static final int FAILED = 500;
    private static final int BUSY = 503;
    private static final int SECONDS_UNTIL_RETRY = 5;

    private final SalesflowWebhookEndpoint endpoint;
    private final CallCheck check;
    private final EventDelivery delivery;
    private volatile AtomicInteger pending = new AtomicInteger();
    private final AtomicBoolean isTurningAway = new AtomicBoolean();
    private MemberEventReader reader;
    private KeptEvents kept;

    SalesflowWebhookHandler(SalesflowWebhookEndpoint endpoint, WebhookOptions options, Processor next) {
        this.endpoint = endpoint;
        this.check = new CallCheck(options.segments(), endpoint.getWebhook().getMaxBodySize());
        this.delivery = new EventDelivery(endpoint, AsyncProcessorConverterHelper.convert(next));
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Message call = exchange.getMessage();
        try {
            int status = check.status(
                    call.getHeader(Exchange.HTTP_METHOD, String.class),
                    key(call),
                    call.getHeader(Exchange.CONTENT_TYPE, String.class),
                    length(call));
            byte[] body = status == CallCheck.OK ? body(call) : null;
            if (body == null) {
                return refuse(exchange, callback, status == CallCheck.OK ? TOO_LARGE : status);
            }
            return receive(exchange, callback, reader.read(body), body);
        } catch (UnreadableCallException | IOException | TypeConversionException e) {
            LOG.debug("A call can't be read", e);
            return refuse(exchange, callback, BAD_REQUEST);
        }
    }

    @Override
    protected void doStart() {
        Integer followUp = endpoint.getWebhook().getFollowUpRunOn();
        reader = new MemberEventReader(endpoint.zone(), followUp);
        pending = new AtomicInteger();
        kept = new KeptEvents(endpoint, delivery, reader, pending);
        kept.start();
        endpoint.deliverKeptBy(kept);
        endpoint.measurements().begins(endpoint);
    }

    @Override
    protected void doStop() {
        endpoint.deliverKeptBy(null);
        endpoint.measurements().ends(endpoint);
        if (kept != null) {
            kept.stop();
        }
    }

    private boolean isKept() {
        return endpoint.getWebhook().getAcknowledge() == SalesflowWebhookConfiguration.Acknowledge.received;
    }

    private boolean receive(Exchange exchange, AsyncCallback callback, MemberEvent event, byte[] body) {
        AtomicInteger underWay = pending;
        int most = endpoint.getWebhook().mostPendingEvents();
        if (underWay.incrementAndGet() > most) {
            underWay.decrementAndGet();
            endpoint.statistics().turnedAway().increment();
            if (isTurningAway.compareAndSet(false, true)) {
                LOG.warn("{} events are under way: further calls are answered 503 until there is room", most);
            }
            answer(exchange, BUSY);
            exchange.getMessage().setHeader("Retry-After", String.valueOf(SECONDS_UNTIL_RETRY));
            callback.done(true);
            return true;
        }
        isTurningAway.set(false);
        endpoint.statistics().received().increment();
        if (isKept()) {
            answer(exchange, isKept(event, body, underWay) ? ACCEPTED : FAILED);
            callback.done(true);
            return true;
        }
        delivery.deliver(event, body).whenComplete((done, failure) -> {
            underWay.decrementAndGet();
            if (failure != null) {
                LOG.warn(
                        "Event {} could not be delivered, and the call is answered 500: {}",
                        SalesflowWebhookEndpoint.identity(event),
                        delivery.reason(failure));
            }
            answer(exchange, failure == null ? OK : FAILED);
            callback.done(false);
        });
        return false;
    }

    private boolean isKept(MemberEvent event, byte[] body, AtomicInteger underWay) {
        try {
            kept.keep(event, body);
            return true;
        } catch (RuntimeException e) {
            underWay.decrementAndGet();
            LOG.error("An event can't be kept, and the call is answered 500", e);
            return false;
        }
    }

    private boolean refuse(Exchange exchange, AsyncCallback callback, int status) {
        endpoint.statistics().refused().increment();
        answer(exchange, status);
        callback.done(true);
        return true;
    }

    /** With an empty body: where there is none, a server may answer with the one of the call. */
    private static void answer(Exchange exchange, int status) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody("");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    }

    /** The last segment of the path, as the server tells it; Jetty tells only the path. */
    private static String key(Message call) {
        String key = call.getHeader(WebhookOptions.KEY, String.class);
        String path = call.getHeader(Exchange.HTTP_URI, "", String.class);
        return key != null ? key : path.substring(path.lastIndexOf('/') + 1);
    }

    private static long length(Message call) {
        String length = call.getHeader("Content-Length", String.class);
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : -1;
    }

    /** The body, empty if there is none; null if it is too long. The stream is the server's to close. */
    private byte[] body(Message call) throws IOException {
        InputStream stream = call.getBody(InputStream.class);
        return stream == null ? new byte[0] : check.read(stream);
    }
}
