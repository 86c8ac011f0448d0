package io.salesflow.sandbox.account;

/** Ways in which the service is known or suspected to differ from its usual behaviour; off unless asked for. */
public enum Quirk {
    /** A deleted contact stays in the lists with the flag MEMBER_DELETED. */
    KEEP_DELETED_CONTACTS,
    /** {@code Status} of a contact is written as a number. */
    STATUS_AS_NUMBER,
    /** {@code RunOn} of a webhook attachment is written as a name. */
    RUN_ON_AS_NAME,
    /** A filter by {@code updatedFromDate} also shows records whose {@code LastModifiedAt} is null. */
    FILTERS_SHOW_NULL_TIMES,
    /** Attaching a webhook a second time answers the existing attachment instead of 409. */
    ATTACH_TWICE_IS_FINE
}
