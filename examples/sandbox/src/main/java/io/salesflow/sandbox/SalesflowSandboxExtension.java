package io.salesflow.sandbox;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the tests of a class a sandbox, fresh for each test, on one port. Register it in a field with
 * {@code @RegisterExtension}, or with {@code @ExtendWith} and take the {@link SalesflowSandbox} as a parameter.
 */
public final class SalesflowSandboxExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private final SalesflowSandboxBuilder builder;
    private SalesflowSandbox sandbox;
    private boolean sharedByTheClass;

    /** A sandbox with one campaign and no contacts. */
    public SalesflowSandboxExtension() {
        this(SalesflowSandbox.builder());
    }

    /** A sandbox that is set up like this. */
    public SalesflowSandboxExtension(SalesflowSandboxBuilder builder) {
        this.builder = builder;
    }

    /** The sandbox of the running test; it is started at the first call. */
    public synchronized SalesflowSandbox sandbox() {
        if (sandbox == null) {
            sandbox = builder.start();
        }
        return sandbox;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        sharedByTheClass = true;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        sandbox().standStill();
        sandbox().reset();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!sharedByTheClass) {
            close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SalesflowSandbox.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return sandbox();
    }

    private synchronized void close() {
        if (sandbox != null) {
            sandbox.close();
            sandbox = null;
        }
    }
}
