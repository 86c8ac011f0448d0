package io.salesflow.sandbox.hubspot;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives JUnit tests a {@link HubSpotSandbox}, with its state reset before each test.
 *
 * <p>With {@code @ExtendWith} or a static {@code @RegisterExtension} field one server serves the whole class; with an
 * instance field each test has its own. Tests that share a server must not run in parallel. A parameter of type
 * {@link HubSpotSandbox} is filled in. The server is stopped when the class, or the test, is over; that takes JUnit
 * 5.13 or newer.
 */
public final class HubSpotSandboxExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(HubSpotSandboxExtension.class);

    private final Supplier<HubSpotSandbox> start;
    private volatile HubSpotSandbox sandbox;

    /** Uses a sandbox with the default settings. */
    public HubSpotSandboxExtension() {
        this(HubSpotSandbox.builder());
    }

    /**
     * Uses a sandbox with settings of its own.
     *
     * @param builder describes the sandbox
     */
    public HubSpotSandboxExtension(HubSpotSandbox.Builder builder) {
        start = builder::start;
    }

    /**
     * The running sandbox.
     *
     * @return the sandbox of the current test or class
     * @throws IllegalStateException before the first test
     */
    public HubSpotSandbox sandbox() {
        HubSpotSandbox running = sandbox;
        if (running == null) {
            throw new IllegalStateException("The HubSpot sandbox runs only during a test");
        }
        return running;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        sandbox = runningIn(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        sandbox = runningIn(context);
        sandbox.reset();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == HubSpotSandbox.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return runningIn(context);
    }

    /** The store looks upwards first and closes what it holds at the end of the context that it was made in. */
    private HubSpotSandbox runningIn(ExtensionContext context) {
        return context.getStore(NAMESPACE).getOrComputeIfAbsent(this, key -> start.get(), HubSpotSandbox.class);
    }
}
