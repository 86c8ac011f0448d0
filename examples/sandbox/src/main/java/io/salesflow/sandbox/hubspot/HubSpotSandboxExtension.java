package io.salesflow.sandbox.hubspot;

import io.salesflow.sandbox.standin.StandInExtension;

/**
 * Gives JUnit tests a {@link HubSpotSandbox}, with its state reset before each test.
 *
 * <p>With {@code @ExtendWith} or a static {@code @RegisterExtension} field one server serves the whole class; with an
 * instance field each test has its own. Tests that share a server must not run in parallel. A parameter of type
 * {@link HubSpotSandbox} is filled in. The server is stopped when the class, or the test, is over; that takes JUnit
 * 5.13 or newer.
 */
public final class HubSpotSandboxExtension extends StandInExtension<HubSpotSandbox> {

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
        super(HubSpotSandbox.class, builder::start, HubSpotSandbox::reset);
    }
}
