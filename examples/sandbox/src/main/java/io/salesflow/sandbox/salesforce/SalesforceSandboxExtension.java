package io.salesflow.sandbox.salesforce;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives JUnit tests a {@link SalesforceSandbox}, with its state reset before each test.
 *
 * <p>With {@code @ExtendWith} or a static {@code @RegisterExtension} field one server serves the whole class; with an
 * instance field each test has its own. Tests that share a server must not run in parallel. A parameter of type
 * {@link SalesforceSandbox} is filled in. The server is stopped when the class, or the test, is over; that takes JUnit
 * 5.13 or newer.
 */
public final class SalesforceSandboxExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SalesforceSandboxExtension.class);

    private final Supplier<SalesforceSandbox> start;
    private volatile SalesforceSandbox sandbox;

    /** Uses a sandbox with the default settings. */
    public SalesforceSandboxExtension() {
        this(SalesforceSandbox.builder());
    }

    /**
     * Uses a sandbox with settings of its own.
     *
     * @param builder describes the sandbox
     */
    public SalesforceSandboxExtension(SalesforceSandbox.Builder builder) {
        start = builder::start;
    }

    /**
     * The running sandbox.
     *
     * @return the sandbox of the current test or class
     * @throws IllegalStateException before the first test
     */
    public SalesforceSandbox sandbox() {
        SalesforceSandbox running = sandbox;
        if (running == null) {
            throw new IllegalStateException("The Salesforce sandbox runs only during a test");
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
        return parameter.getParameter().getType() == SalesforceSandbox.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return runningIn(context);
    }

    /** The store looks upwards first and closes what it holds at the end of the context that it was made in. */
    private SalesforceSandbox runningIn(ExtensionContext context) {
        return context.getStore(NAMESPACE).getOrComputeIfAbsent(this, key -> start.get(), SalesforceSandbox.class);
    }
}
