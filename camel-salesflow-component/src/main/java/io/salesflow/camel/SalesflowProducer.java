package io.salesflow.camel;

import io.salesflow.camel.api.Argument;
import io.salesflow.camel.api.Arguments;
import io.salesflow.camel.api.Operation;
import io.salesflow.camel.client.AnswerForm;
import io.salesflow.camel.client.Call;
import java.io.Closeable;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.util.IOHelper;

/**
 * Makes the endpoint's call for each exchange, on the component's threads, and completes the exchange once, whatever
 * happens.
 */
class SalesflowProducer extends DefaultAsyncProducer {
    private final SalesflowEndpoint endpoint;
    private HealthCheck healthCheck;
    private WritableHealthCheckRepository healthChecks;

    SalesflowProducer(SalesflowEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            Arguments arguments = endpoint.arguments(new MessageArguments(exchange.getMessage(), endpoint));
            endpoint.client()
                    .call(new Call(arguments, form(arguments.operation())))
                    .whenComplete((answer, failure) -> {
                        complete(exchange, arguments, answer, failure);
                        callback.done(false);
                    });
            return false;
        } catch (Exception e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }

    /** The answer for public identifiers is as short as their list, and is looked through for those that are missing. */
    private AnswerForm form(Operation operation) {
        AnswerForm form = endpoint.answerForm();
        return operation == Operation.MEMBERS_LIST_BY_PUBLIC_IDENTIFIERS ? form.whole() : form;
    }

    private void complete(Exchange exchange, Arguments arguments, Object answer, Throwable failure) {
        if (failure != null) {
            exchange.setException(failure instanceof CompletionException wrapped ? wrapped.getCause() : failure);
            return;
        }
        try {
            if (arguments.operation() == Operation.MEMBERS_LIST_BY_PUBLIC_IDENTIFIERS) {
                List<String> missing = MissingIdentifiers.of(arguments.texts(Argument.PUBLIC_IDENTIFIERS), answer);
                exchange.getMessage().setHeader(SalesflowConstants.MISSING_IDENTIFIERS, missing);
                exchange.getMessage().setBody(endpoint.answerForm().ofWhole(answer));
                return;
            }
            exchange.getMessage().setBody(answer);
            if (answer instanceof Closeable stream) {
                closeAtEnd(exchange, stream);
            }
        } catch (Exception e) {
            exchange.setException(e);
        }
    }

    private static void closeAtEnd(Exchange exchange, Closeable stream) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                IOHelper.close(stream);
            }
        });
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        healthChecks = HealthCheckHelper.getHealthCheckRepository(
                getEndpoint().getCamelContext(), "producers", WritableHealthCheckRepository.class);
        if (healthChecks != null) {
            healthCheck = new SalesflowHealthCheck(endpoint);
            healthCheck.setEnabled(endpoint.isHealthCheckable());
            healthChecks.addHealthCheck(healthCheck);
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (healthChecks != null && healthCheck != null) {
            healthChecks.removeHealthCheck(healthCheck);
        }
        super.doStop();
    }
}
