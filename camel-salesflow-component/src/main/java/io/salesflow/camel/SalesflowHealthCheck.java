package io.salesflow.camel;

import io.salesflow.camel.api.Arguments;
import io.salesflow.camel.api.Operation;
import io.salesflow.camel.client.AnswerForm;
import io.salesflow.camel.client.Call;
import io.salesflow.camel.client.SalesflowException;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether Salesflow can be reached with the endpoint's token: readiness by {@code accounts/list}, where producers' checks
 * are enabled.
 */
final class SalesflowHealthCheck extends AbstractHealthCheck {
    private static final Arguments NONE = Arguments.of(Operation.ACCOUNTS_LIST, argument -> null, ZoneOffset.UTC);

    private final SalesflowEndpoint endpoint;

    SalesflowHealthCheck(SalesflowEndpoint endpoint) {
        super("camel", "producer:salesflow-" + endpoint.getId());
        this.endpoint = endpoint;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail(HealthCheck.ENDPOINT_URI, endpoint.getEndpointUri());
        try {
            endpoint.client().callOnce(new Call(NONE, AnswerForm.RECORDS));
            builder.up();
        } catch (SalesflowException e) {
            if (e.getHttpResponseCode() > 0) {
                builder.detail(HealthCheck.HTTP_RESPONSE_CODE, e.getHttpResponseCode());
            }
            builder.message(e.getMessage()).error(e).down();
        }
    }
}
