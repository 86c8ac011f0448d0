package io.salesflow.camel.routes.mapping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.salesflow.camel.api.Contact;
import java.util.Optional;

/**
 * How one property of the other system gets its value.
 *
 * @param from the contact's field that it is taken from; null if it has a constant
 * @param constant the value of every contact, or null
 * @param otherwise the value of contacts that have none, or null
 * @param longest the most characters that the other system takes, or null
 * @param tooLong what becomes of what is longer
 * @param create how the property is made in the other system where it is missing; null if the system brings it
 */
public record MappedProperty(
        ContactField from, String constant, String otherwise, Integer longest, TooLong tooLong, NewProperty create) {
    public MappedProperty {
        if ((from == null) == (constant == null)) {
            throw new IllegalArgumentException("A property has either 'from', a field of the contact, or 'constant'");
        }
        if (longest != null && longest < 2) {
            throw new IllegalArgumentException("'longest' must be at least 2, but is " + longest);
        }
        if (tooLong == TooLong.LEAVE_OUT && (longest == null || from == null)) {
            throw new IllegalArgumentException("'tooLong' needs 'longest', the most characters, and 'from'");
        }
    }

    @JsonCreator
    static MappedProperty of(
            @JsonProperty("from") String from,
            @JsonProperty("constant") String constant,
            @JsonProperty("otherwise") String otherwise,
            @JsonProperty("longest") Integer longest,
            @JsonProperty("tooLong") TooLong tooLong,
            @JsonProperty("create") NewProperty create) {
        return new MappedProperty(
                from == null ? null : ContactField.named(from),
                constant,
                otherwise,
                longest,
                tooLong == null ? TooLong.SHORTEN : tooLong,
                create);
    }

    /** The short form: only the field. */
    @JsonCreator
    static MappedProperty of(String from) {
        return of(from, null, null, null, null, null);
    }

    /** The value for a contact; empty if it has none, and nothing is to be overwritten then. */
    public Optional<String> valueOf(Contact contact) {
        String value = constant != null ? constant : from.of(contact);
        return value != null && isLeftOut(value)
                ? Optional.empty()
                : Optional.ofNullable(value == null ? otherwise : shortened(value));
    }

    /** Whether the contact has a value that is too long, and is not written for that. */
    boolean leavesOutOf(Contact contact) {
        return from != null && from.of(contact) != null && isLeftOut(from.of(contact));
    }

    private boolean isLeftOut(String value) {
        return tooLong == TooLong.LEAVE_OUT && value.length() > longest;
    }

    private String shortened(String value) {
        return longest == null ? value : TextLimit.shortened(value, longest);
    }

    /**
     * How a property is made.
     *
     * @param label the name that people see
     * @param kind what it holds
     */
    public record NewProperty(
            @JsonProperty(required = true) String label,
            @JsonProperty(required = true) Kind kind) {}

    /** What becomes of a value that is too long. */
    public enum TooLong {
        /** It is cut, and ends with an ellipsis. */
        @JsonProperty("shorten")
        SHORTEN,
        /** It is not written, since a part of it, such as of an address, would be wrong. */
        @JsonProperty("leaveOut")
        LEAVE_OUT
    }

    /** What a property holds. */
    public enum Kind {
        /** The key by which a contact is recognised: text, unique. */
        KEY,
        TEXT,
        TIME,
        YES_NO
    }
}
