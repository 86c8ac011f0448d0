package io.salesflow.camel.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a field of a record that was not there from the beginning: since which version of digests it counts, when feeds tell
 * what has changed. Without it a field counts since the first.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface DigestedSince {
    /** The version, from 2. */
    int value();
}
