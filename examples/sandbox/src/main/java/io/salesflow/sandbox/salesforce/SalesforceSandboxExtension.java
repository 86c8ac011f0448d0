package io.salesflow.sandbox.salesforce;

import io.salesflow.sandbox.standin.StandInExtension;

/**
 * Gives JUnit tests a {@link SalesforceSandbox}, with its state reset before each test.
 *
 * <p>With {@code @ExtendWith} or a static {@code @RegisterExtension} field one server serves the whole class; with an
 * instance field each test has its own. Tests that share a server must not run in parallel. A parameter of type
 * {@link SalesforceSandbox} is filled in. The server is stopped when the class, or the test, is over; that takes JUnit
 * 5.13 or newer.
 */
public final class SalesforceSandboxExtension extends StandInExtension<SalesforceSandbox> {

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
        super(SalesforceSandbox.class, builder::start, SalesforceSandbox::reset);
    }
}
