package io.salesflow.camel.routes.targets;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether deliveries get through to a target. It is down while one goes on trying within its route, of which the feed knows nothing
 * yet: no poll has failed. When a delivery has ended in vain, its feed tells; so what nobody tries again makes nothing unready.
 */
final class TargetHealthCheck extends AbstractHealthCheck {
    private final Target target;

    TargetHealthCheck(Target target) {
        super("camel", "salesflow-target:" + target.getName());
        this.target = target;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail("target", target.getName()).up();
        String since = target.getDownSince();
        String failure = target.getLastFailure();
        if (since != null && target.isWaitedFor()) {
            builder.message("Target " + target.getName() + ": away since " + since + ": " + failure)
                    .detail("since", since)
                    .detail("lastFailure", failure)
                    .down();
        }
    }
}
