package io.salesflow.sandbox.standin;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives JUnit tests a stand-in, with its state reset before each test.
 *
 * @param <S> the stand-in
 */
public abstract class StandInExtension<S extends AutoCloseable>
        implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(StandInExtension.class);

    private final Class<S> type;
    private final Supplier<S> start;
    private final Consumer<S> reset;
    private volatile S sandbox;

    /**
     * An extension for one kind of stand-in.
     *
     * @param type the class of the parameters that are filled in
     * @param start starts it
     * @param reset brings it back to the state after the start
     */
    protected StandInExtension(Class<S> type, Supplier<S> start, Consumer<S> reset) {
        this.type = type;
        this.start = start;
        this.reset = reset;
    }

    /**
     * The running sandbox.
     *
     * @return the sandbox of the current test or class
     * @throws IllegalStateException before the first test
     */
    public final S sandbox() {
        S running = sandbox;
        if (running == null) {
            throw new IllegalStateException("The " + type.getSimpleName() + " runs only during a test");
        }
        return running;
    }

    @Override
    public final void beforeAll(ExtensionContext context) {
        sandbox = runningIn(context);
    }

    @Override
    public final void beforeEach(ExtensionContext context) {
        sandbox = runningIn(context);
        reset.accept(sandbox);
    }

    @Override
    public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == type;
    }

    @Override
    public final Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return runningIn(context);
    }

    /** The store looks upwards first and closes what it holds at the end of the context that it was made in. */
    private S runningIn(ExtensionContext context) {
        return context.getStore(NAMESPACE).getOrComputeIfAbsent(this, key -> start.get(), type);
    }
}
