package io.salesflow.camel.routes.salesforce;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.component.salesforce.api.dto.AbstractDescribedSObjectBase;
import org.apache.camel.component.salesforce.api.dto.SObjectDescription;

/** A record of any object with any fields: it saves camel-salesforce's generated classes, which know one org only. */
final class SalesforceRecord extends AbstractDescribedSObjectBase {
    private final Map<String, String> fields;

    SalesforceRecord(String type, Map<String, String> fields) {
        getAttributes().setType(type);
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @JsonAnyGetter
    Map<String, String> fields() {
        return fields;
    }

    @Override
    public SObjectDescription description() {
        SObjectDescription description = new SObjectDescription();
        description.setName(getAttributes().getType());
        return description;
    }

    /** What it is; not what is in it. */
    @Override
    public String toString() {
        return "SalesforceRecord[" + getAttributes().getType() + "]";
    }
}
